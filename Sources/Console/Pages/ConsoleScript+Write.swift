extension ConsoleScript {
    /// The author's view: a form, the text behind it, what is wrong, and the force that will be felt.
    static let write: StaticString = #"""
        import { say } from "./words.js";
        import { get, post, node, button, choice, card, fill, tell } from "./page.js";
        import { forceCurve } from "./pictures.js";
        import { form } from "./form.js";
        import { visit } from "./live.js";

        // What was not saved yet stays while somebody looks elsewhere.
        const kept = { name: null, text: null };

        export async function write() {
          const here = visit(), choices = await get("/api/choices");
          if (!choices || !here()) return;
          const mark = (x) => say(x.title) + (x.isOwn ? say({ ja: "(この装置)", en: " (this station's)" }) : "");
          const which = choice({ ja: "もとにするシナリオ", en: "Scenario to begin with" }, "draft", [["_template", { ja: "新しいシナリオ", en: "A new scenario" }], ...choices.scenarios.map((x) => [x.id, mark(x)])]);
          const text = node("textarea", { id: "source", class: "source", spellcheck: "false", wrap: "off" });
          const findings = node("div", { "aria-live": "polite", id: "findings" }), force = node("div", { id: "force" });
          const fields = form(change);
          let asked = 0, timer = 0, chain = Promise.resolve();

          function show(found) {
            const lines = text.value.split("\n");
            const caret = (finding) => {
              const line = lines[finding.line - 1] ?? "", before = [...line].slice(0, finding.column - 1);
              if (!finding.length || !line.trim()) return "";
              return node("pre", { class: "caret", "aria-hidden": "true" }, `${line}\n${before.map((x) => (x.codePointAt(0) > 0x2e7f ? "\u3000" : " ")).join("")}${"^".repeat(Math.max(1, finding.length))}`);
            };
            const goes = (finding) => button(say({ ja: `${finding.line}行 ${finding.column}字目`, en: `line ${finding.line}, column ${finding.column}` }), () => {
              const start = lines.slice(0, finding.line - 1).reduce((sum, line) => sum + line.length + 1, 0) + finding.column - 1;
              text.focus(); text.setSelectionRange(start, start + Math.max(1, finding.length));
              text.scrollTop = Math.max(0, (finding.line - 6) * parseFloat(getComputedStyle(text).lineHeight));
            });
            findings.replaceChildren(...(found.findings.length
              ? found.findings.slice(0, 20).map((finding) => node("div", {}, node("p", {}, goes(finding), ` ${finding.message}${say({ ja: "。", en: ". " })}${finding.expected ?? ""}${finding.suggestion ? say({ ja: ` 「${finding.suggestion}」のことですか。`, en: ` Did you mean '${finding.suggestion}'?` }) : ""}`), caret(finding)))
              : [node("p", {}, say({ ja: "✔ 誤りはありません。", en: "✔ Nothing is wrong." }))]));
            force.replaceChildren(...(found.force.length > 1 ? [forceCurve(found.force)] : [node("p", { class: "muted" }, say({ ja: "誤りがなくなると、力の曲線が出ます。", en: "The curve is drawn once nothing is wrong." }))]));
            fields.show(found.form);
            save.disabled = found.findings.some((finding) => finding.severity === "error");
            Object.assign(kept, { name: which.input.value, text: text.value });
          }

          async function check() {
            const own = (asked += 1);
            const found = await post("/api/check", { text: text.value });
            if (found && own === asked) show(found);
          }
          // One change after the other: each is made in the text that the one before left.
          function change(edit) {
            clearTimeout(timer);
            chain = chain.then(async () => {
              const own = (asked += 1);
              const found = await post("/api/edit", { text: text.value, ...edit });
              if (!found) return check();
              text.value = found.text;
              if (own === asked) show(found);
            });
            return chain;
          }
          async function open() {
            const found = await get(`/api/scenarios/${which.input.value}`);
            if (found) { text.value = found.text; await check(); }
          }

          const said = node("div", { "aria-live": "polite", id: "saved" });
          const save = button({ ja: "この装置に保存する", en: "Save at this station" }, () => keep(false), "main");
          save.id = "save";
          async function keep(over) {
            said.replaceChildren();
            const base = which.input.value === "_template" ? "covid19-deltoid-im" : which.input.value;
            const done = await post("/api/scenarios", { text: text.value, over, base }, (status, body) => {
              if (status !== 409 || !body) return false;
              const again = button({ ja: "それでも保存する", en: "Save it all the same" }, () => keep(true));
              again.id = "save-over";
              said.replaceChildren(node("div", { class: "notice" }, node("p", {}, say(body)), again));
              again.focus();
              return true;
            });
            if (!done) return;
            const lines = [{ ja: `✔ ${done.id} を保存しました。`, en: `✔ ${done.id} is saved.` }];
            lines.push(done.isOffered ? { ja: "受講者はもう選べます。", en: "Trainees may choose it already." } : { ja: "設定ファイルの scenarios にないので、受講者にはまだ見えません。", en: "The station's configuration offers others only: trainees don't see it yet." });
            if (done.former) lines.push({ ja: `前の版: ${done.former}`, en: `Former version: ${done.former}` });
            said.replaceChildren(...lines.map((line) => node("p", {}, say(line))));
            tell(lines[0]);
          }

          text.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(check, 400); });
          which.input.addEventListener("change", open);
          fill(node("h1", {}, say({ ja: "シナリオを書く", en: "Write a scenario" })), node("div", { class: "grid" },
            node("div", {}, card({ ja: "フォーム", en: "Form" }, ...which.parts, fields.element)),
            node("div", { class: "beside" }, card({ ja: "誤り", en: "What is wrong" }, findings), card({ ja: "保存", en: "Save" }, node("p", { class: "muted" }, say({ ja: "付属のシナリオのファイルは変わりません。", en: "The files that came with the program stay as they are." })), save, said),
              card({ ja: "YAML(フォームと同じもの)", en: "YAML (the same as the form)" }, node("label", { for: "source", class: "unseen" }, "YAML"), text), card({ ja: "感じられる力", en: "The force that will be felt" }, force))));
          if (kept.text != null && [...which.input.options].some((option) => option.value === kept.name)) {
            which.input.value = kept.name; text.value = kept.text;
            await check();
          } else {
            which.input.value = choices.scenarios[0]?.id ?? "_template";
            await open();
          }
        }
        """#

    /// A scenario as a form. It is drawn anew after each change; what is open and where somebody is stays.
    static let form: StaticString = #"""
        import { say } from "./words.js";
        import { node, button } from "./page.js";

        export function form(change) {
          const element = node("div", { id: "form" });
          const open = new Set(["about"]);

          function own(edit) { return { edit: edit.edit, path: edit.path, ...(edit.by ? { by: edit.by } : {}) }; }
          const name = (edit) => `f-${edit.edit}-${edit.path.join("-").replace(/[^\w-]/g, "_")}`;

          function input(field, id, label, value, done) {
            const shared = field.isShared ? node("span", { class: "shared" }, say({ ja: " (共有)", en: " (shared)" })) : "";
            const long = field.kind === "words";
            let made;
            if (field.kind === "choice") {
              made = node("select", { id });
              const all = field.choices.some((x) => x.value === value) ? field.choices : [{ value, text: value || "–" }, ...field.choices];
              for (const one of all) made.append(node("option", { value: one.value }, say(one.text)));
              made.value = value;
            } else {
              made = node("input", { id, autocomplete: "off", ...(field.hint ? { "aria-describedby": `${id}-hint` } : {}) });
              made.value = value;
            }
            made.addEventListener("change", () => done(made.value));
            return node("div", long ? { class: "wide" } : {}, node("label", { for: id }, label, shared), made, ...(field.hint ? [node("span", { class: "shared", id: `${id}-hint` }, say(field.hint))] : []));
          }

          function field(field) {
            const id = name(field.edit);
            if (field.kind !== "words") return [input(field, id, say(field.label), field.value ?? "", (value) => change({ ...own(field.edit), value: value.trim() }))];
            const words = { ...field.words };
            const set = (language) => (value) => { words[language] = value.trim(); change({ ...own(field.edit), words: { ja: words.ja || words.en, en: words.en || words.ja } }); };
            return [input(field, `${id}-ja`, `${say(field.label)} (日本語)`, words.ja, set("ja")), input(field, `${id}-en`, `${say(field.label)} (English)`, words.en, set("en"))];
          }

          function deed(deed) {
            if (!deed.choices) {
              const made = button(deed.label, () => change(own(deed.edit)));
              made.id = `d-${name(deed.edit)}${deed.edit.by ?? ""}`;
              return made;
            }
            const id = `c-${name(deed.edit)}`, pick = node("select", { id, "aria-label": say(deed.label) });
            for (const one of deed.choices) pick.append(node("option", { value: one.value }, say(one.text)));
            const made = button(deed.label, () => change({ ...own(deed.edit), value: pick.value }));
            made.id = `d-${name(deed.edit)}`;
            return node("div", { class: "inline" }, pick, made);
          }

          function inside(part) {
            return [...(part.note ? [node("p", { class: "muted" }, say(part.note))] : []), ...(part.fields.length ? [node("div", { class: "fields" }, ...part.fields.flatMap(field))] : []),
              ...part.parts.map((one) => node("div", { class: "part" }, node("h4", {}, say(one.heading)), ...inside(one))), ...(part.deeds.length ? [node("div", { class: "row" }, ...part.deeds.map(deed))] : [])];
          }

          function fold(part, number) {
            const made = node("details", { "data-part": part.id }, node("summary", {}, `${number == null ? "" : `${number + 1}. `}${say(part.heading)}`, ...(part.isShared ? [node("span", { class: "shared" }, say({ ja: " (共有)", en: " (shared)" }))] : [])));
            if (open.has(part.id)) { made.open = true; made.append(...inside(part)); }
            made.addEventListener("toggle", () => {
              if (made.open) { open.add(part.id); if (made.children.length === 1) made.append(...inside(part)); } else open.delete(part.id);
            });
            return made;
          }

          return { element, show(found) {
            if (!found) { element.replaceChildren(node("p", { class: "notice" }, say({ ja: "YAMLが読めないので、フォームは出せません。右の誤りを直してください。", en: "The YAML can't be read: mend what is wrong with it, and the form comes back." }))); return; }
            const held = element.contains(document.activeElement) ? document.activeElement.id : null;
            element.replaceChildren(...found.parts.flatMap((part) => part.id === "steps" || part.id === "events" ? [node("h3", {}, say(part.heading)), ...(part.note ? [node("p", { class: "muted" }, say(part.note))] : []), ...part.parts.map((one, number) => fold(one, part.id === "steps" ? number : null))] : [fold(part)]));
            if (held) document.getElementById(held)?.focus();
          } };
        }
        """#
}
