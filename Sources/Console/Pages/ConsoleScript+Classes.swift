extension ConsoleScript {
    /// Classes in the instructor's view: who comes next, and what everybody has earned.
    static let classes: StaticString = #"""
        import { say } from "./words.js";
        import { get, post, send, node, button, choice, card, tell, field } from "./page.js";

        const share = (x) => (x == null ? "–" : `${Math.round(x * 100)}`);
        const words = { passed: { ja: "合格", en: "passed" }, failed: { ja: "不合格", en: "not passed" } };

        function matrix(found) {
          const head = node("tr", {}, ...[{ ja: "受講者", en: "Trainee" }, { ja: "回数", en: "Attempts" }, { ja: "結果", en: "Result" }, { ja: "重大な誤り", en: "Critical errors" }].map((text) => node("th", { scope: "col" }, say(text))),
            ...found.criteria.map((criterion) => node("th", { scope: "col" }, `${say(criterion.title)} %`)));
          const body = found.rows.map((row) => node("tr", {}, node("th", { scope: "row" }, row.trainee), node("td", {}, String(row.attempts)),
            node("td", {}, row.verdict ? `${row.verdict === "passed" ? "✔" : "✘"} ${say(words[row.verdict])} ${row.percent.toFixed(1)} %` : say({ ja: "まだ", en: "not yet" })), node("td", {}, row.verdict ? String(row.criticalErrors) : "–"),
            ...row.shares.map((x) => node("td", {}, share(x)))));
          const mean = node("tr", {}, node("th", { scope: "row", colspan: "4" }, say({ ja: "平均", en: "Mean" })), ...found.criteria.map((criterion) => node("td", {}, share(criterion.mean))));
          return node("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": say({ ja: "クラスの表", en: "Table of the class" }) },
            node("table", { id: "class-matrix" }, node("thead", {}, head), node("tbody", {}, ...body, ...(found.criteria.length ? [mean] : []))));
        }

        // `order` is what the choice beside says for a scenario: device, hand, language.
        export async function classes(order) {
          const all = await get("/api/classes"), choices = await get("/api/choices");
          if (!all || !choices) return node("div");
          const place = node("div");
          const which = choice({ ja: "クラス", en: "Class" }, "class", all.map((found) => [found.name, `${found.name} (${found.scenario})`]));
          function show() {
            const found = all.find((x) => x.name === which.input.value);
            if (!found) return place.replaceChildren(node("p", {}, say({ ja: "クラスはまだありません。", en: "There is no class yet." })));
            const next = button(found.next ? { ja: `次の受講者 ${found.next} を始める`, en: `Begin with the next: ${found.next}` } : { ja: "全員が終わりました", en: "All have sat it" }, async () => {
              next.disabled = true;
              await post("/api/sessions", { ...order(found.scenario), mode: "test", trainee: found.next, cohort: found.cohort });
              next.disabled = false;
            }, "main");
            next.id = "next-trainee";
            next.disabled = !found.next;
            const away = button({ ja: "クラスを外す", en: "Take the class away" }, async () => {
              if (confirm(say({ ja: `${found.name} を外しますか。結果は残ります。`, en: `Take ${found.name} away? Its results stay.` })) && await send("DELETE", "/api/classes", { name: found.name })) { all.splice(all.indexOf(found), 1); which.input.querySelector(`[value="${found.name}"]`).remove(); show(); }
            });
            place.replaceChildren(node("p", { class: "muted" }, say({ ja: `全員に同じ患者(コホート ${found.cohort})、試すモードで、左で選んだデバイスを使います。`, en: `The same patient for all (cohort ${found.cohort}), in test mode, on the device that is chosen beside.` })), node("div", { class: "row" }, next, away), matrix(found));
          }
          which.input.addEventListener("change", show);
          show();

          const name = field({ ja: "クラスの名前", en: "The class's name" }, "input", { id: "class-name", autocomplete: "off" });
          const what = choice({ ja: "手技", en: "Procedure" }, "class-scenario", choices.scenarios.map((x) => [x.id, x.title]));
          const seed = field({ ja: "コホート(空なら引きます)", en: "Cohort (drawn where empty)" }, "input", { id: "class-cohort", type: "number", min: "1" });
          const list = field({ ja: "仮名、一行に一つ", en: "Pseudonyms, one a line" }, "textarea", { id: "class-list", rows: "6" });
          const file = field({ ja: "または名簿のファイル(CSV)", en: "Or the roster's file (CSV)" }, "input", { id: "class-file", type: "file", accept: ".csv,text/csv,text/plain" });
          file.input.addEventListener("change", async () => { if (file.input.files[0]) list.input.value = await file.input.files[0].text(); });
          const keep = button({ ja: "クラスを作る", en: "Keep the class" }, async () => {
            const cohort = Number(seed.input.value);
            if (await post("/api/classes", { name: name.input.value.trim(), scenario: what.input.value, trainees: list.input.value, ...(cohort > 0 ? { cohort } : {}) })) {
              tell({ ja: "クラスを作りました。", en: "The class is kept." });
              element.replaceWith(await classes(order));
            }
          });
          keep.id = "class-keep";
          const make = node("details", { id: "new-class" }, node("summary", {}, say({ ja: "クラスを作る", en: "Make a class" })), ...name.parts, ...what.parts, ...list.parts, ...file.parts, ...seed.parts, node("p"), keep);
          const element = card({ ja: "クラス", en: "Class" }, ...(all.length ? which.parts : []), place, make);
          return element;
        }
        """#
}
