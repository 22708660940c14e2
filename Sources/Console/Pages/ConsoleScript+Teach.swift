extension ConsoleScript {
    /// The instructor's view: all of the trainee's, and what an instructor may say; then how everybody comes along.
    static let teach: StaticString = #"""
        import { say } from "./words.js";
        import { get, post, send, node, button, choice, card, tell, field, hides } from "./page.js";
        import { follow, chooser } from "./train.js";
        import { reports } from "./replay.js";
        import { classes } from "./classes.js";

        const instruct = async (word) => { const done = await post("/api/session/instruct", word); if (done) tell({ ja: "伝えました。", en: "Said." }); };

        function beside(scene, top) {
          const forms = [];
          const why = field({ ja: "理由", en: "Because" }, "input", { id: "because", autocomplete: "off" });
          const because = () => why.input.value.trim();

          const confirm = choice({ ja: "手順を確認する", en: "Confirm a step" }, "vouch-step", scene.steps.filter((x) => x.canBeConfirmed).map((x) => [x.id, x.text]));
          const vouch = button({ ja: "確認した", en: "Confirm" }, () => instruct({ kind: "vouch", of: confirm.input.value }));
          vouch.id = "vouch";
          if (!hides("rulings")) forms.push(card({ ja: "確認", en: "Confirm" }, ...confirm.parts, vouch));

          const happen = new Map();
          if (scene.events.length && !hides("events")) {
            const buttons = scene.events.map((event) => { const made = button(event.text, () => instruct({ kind: "event", of: event.id })); made.dataset.event = event.id; happen.set(event.id, made); return made; });
            forms.push(card({ ja: "患者の変化", en: "Let something happen" }, node("div", { class: "row" }, ...buttons)));
          }

          const words = field({ ja: "受講者に伝える", en: "Tell the trainee" }, "input", { id: "coach-text", autocomplete: "off" });
          const say1 = button({ ja: "伝える", en: "Tell" }, () => instruct({ kind: "coach", text: words.input.value.trim() }));
          say1.id = "tell";
          const x = field({ ja: "指す場所:右へ mm", en: "Point at: mm to the right" }, "input", { id: "point-x", type: "number", value: "0" });
          const y = field({ ja: "指す場所:足の方へ mm", en: "Point at: mm toward the foot" }, "input", { id: "point-y", type: "number", value: "0" });
          const point = button({ ja: "指す", en: "Point" }, () => instruct({ kind: "point", x: Number(x.input.value) / 1000, y: -Number(y.input.value) / 1000 }));
          const away = button({ ja: "指すのをやめる", en: "Stop pointing" }, () => instruct({ kind: "point" }));
          if (!hides("advice")) top.picture.addEventListener("click", (event) => { const [px, py] = top.place(event); instruct({ kind: "point", x: px, y: py }); });
          if (!hides("advice")) forms.push(card({ ja: "コーチ", en: "Coach" }, ...words.parts, say1, node("p", { class: "muted" }, say({ ja: "皮膚の図を押しても指せます。", en: "A click on the skin points there too." })),
            ...x.parts, ...y.parts, node("div", { class: "row" }, point, away)));

          const seen = field({ ja: "見たこと(報告書に残ります)", en: "What you saw (it stands in the report)" }, "input", { id: "note-text", autocomplete: "off" });
          const keepNote = button({ ja: "メモを残す", en: "Keep the note" }, () => { const text = seen.input.value.trim(); if (text) { instruct({ kind: "note", text }); seen.input.value = ""; } });
          keepNote.id = "note";
          forms.push(card({ ja: "メモ", en: "Notes" }, ...seen.parts, keepNote));

          const what = choice({ ja: "項目", en: "Criterion" }, "criterion", scene.criteria.map((c) => [c.id, `${say(c.text)} (${c.points})`]));
          const points = field({ ja: "点", en: "Points" }, "input", { id: "points", type: "number", min: "0", step: "0.5", value: "0" });
          const over = button({ ja: "点を変える", en: "Override" }, () => instruct({ kind: "override", of: what.input.value, points: Number(points.input.value), text: because() }));
          over.id = "override";
          const error = choice({ ja: "重大な誤り", en: "Critical error" }, "error", scene.errors.map((e) => [e.id, e.text]));
          const lift = button({ ja: "取り消す", en: "Lift" }, () => instruct({ kind: "lift", of: error.input.value, text: because() }));
          const rating = choice({ ja: "総合評価", en: "Global rating" }, "rating", [1, 2, 3, 4, 5].map((n) => [n, String(n)]));
          const rate = button({ ja: "評価する", en: "Rate" }, () => instruct({ kind: "rate", points: Number(rating.input.value), text: because() }));
          rate.id = "rate";
          const none = button({ ja: "無効にする", en: "Make it void" }, () => instruct({ kind: "void", text: because() }));
          if (!hides("rulings")) forms.push(card({ ja: "判断(理由が必要です)", en: "Rulings (each needs a reason)" }, ...why.parts, ...what.parts, ...points.parts, over, ...(scene.errors.length ? [...error.parts, lift] : []), ...rating.parts, node("div", { class: "row" }, rate, none)));

          if (!forms.length) return null;
          return { element: node("div", { id: "teaching" }, ...forms), show(now) {
            for (const [id, made] of happen) made.disabled = !(now.awaited ?? []).includes(id) && !(now.awaited ?? []).length ? false : !(now.awaited ?? []).includes(id);
          } };
        }

        async function progress() {
          const all = await get("/api/progress");
          if (!all) return node("div");
          if (!all.length) return card({ ja: "進み具合", en: "Progress" }, node("p", {}, say({ ja: "まだ記録がありません。", en: "Nothing is on record yet." })));
          const body = node("tbody");
          for (const { progress, next } of all) for (const course of progress.courses) {
            const last = course.curve[course.curve.length - 1];
            body.append(node("tr", {}, node("th", { scope: "row" }, progress.trainee), node("td", {}, course.scenario), node("td", {}, String(course.curve.length)),
              node("td", {}, last ? `${last.percent.toFixed(1)} % ${last.passed ? "✔" : "✘"}` : "–"), node("td", {}, next ? say(next.title) : "–")));
          }
          const head = node("thead", {}, node("tr", {}, ...[{ ja: "受講者", en: "Trainee" }, { ja: "手技", en: "Procedure" }, { ja: "回数", en: "Attempts" }, { ja: "最近", en: "Latest" }, { ja: "次に良いもの", en: "Best next" }].map((text) => node("th", { scope: "col" }, say(text)))));
          return card({ ja: "進み具合", en: "Progress" }, node("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": say({ ja: "進み具合の表", en: "Table of progress" }) }, node("table", { id: "progress" }, head, body)));
        }

        function codes() {
          const place = node("p", { class: "code", "aria-live": "polite", id: "station-code" });
          const whose = field({ ja: "仮名(記録のある受講者には必ず)", en: "Pseudonym (needed where the trainee has results)" }, "input", { id: "code-trainee", autocomplete: "off" });
          const make = button({ ja: "受講者のコードを作る", en: "Make a code for a trainee" }, async () => {
            const name = whose.input.value.trim(), made = await post("/api/codes", name ? { trainee: name } : {});
            if (made) place.textContent = made.code;
          });
          make.id = "make-code";
          return card({ ja: "サインインのコード", en: "Codes to sign in" }, node("p", {}, say({ ja: "一度だけ、1時間以内に使えます。", en: "It works once, within an hour." })), ...whose.parts, make, place);
        }

        // Recording an exemplar: an expert's run that others follow while learning.
        const model = { wanted: false, running: false };

        function recorder() {
          const box = node("input", { type: "checkbox", id: "record-exemplar" }), state = node("p", { class: "muted", id: "exemplar" }), away = node("div");
          box.checked = false;
          box.addEventListener("change", () => { model.wanted = box.checked; });
          model.wanted = false;
          const element = node("div", {}, node("label", { class: "tick", for: "record-exemplar" }, box, say({ ja: "お手本として記録する(学ぶモード)", en: "Record it as the exemplar (in learn mode)" })), state, away);
          return { element, show(scenario) {
            const whose = scenario && scenario.exemplar;
            state.textContent = whose ? say({ ja: `今のお手本: ${whose}`, en: `Exemplar so far: ${whose}` }) : say({ ja: "お手本はまだありません。", en: "There is no exemplar yet." });
            away.replaceChildren(...(whose ? [button({ ja: "お手本を外す", en: "Take the exemplar away" }, async () => { if (await send("DELETE", "/api/exemplars", { scenario: scenario.id })) { tell({ ja: "外しました。", en: "Taken away." }); scenario.exemplar = null; this.show(scenario); } })] : []));
          }, order(order) { model.running = model.wanted; if (model.wanted) { order.mode = "learn"; delete order.trainee; } } };
        }

        function keep(end) {
          const isAsked = model.running;
          model.running = false;
          if (!end.report || hides("exemplars") || (end.verdict !== "passed" && !isAsked)) return [];
          if (end.verdict !== "passed") return [node("p", { class: "notice", id: "no-exemplar" }, say({ ja: "合格しなかったので、お手本にはなりません。", en: "It did not pass, and is no exemplar." }))];
          const place = card(isAsked ? { ja: "お手本にしますか", en: "Keep it as the exemplar?" } : { ja: "お手本", en: "Exemplar" });
          const done = (text) => place.replaceChildren(node("p", { id: "exemplar-said" }, say(text)));
          const yes = button({ ja: "お手本として残す", en: "Keep as the exemplar" }, async () => {
            yes.disabled = true;
            if (await send("POST", "/api/exemplars", { report: end.report })) done({ ja: "✔ お手本になりました。学ぶモードで見えます。", en: "✔ It is the exemplar now, seen in learn mode." });
            yes.disabled = false;
          }, isAsked ? "main" : "");
          yes.id = "keep-exemplar";
          const no = button({ ja: "残さない", en: "Discard" }, () => done({ ja: "お手本にはしません。", en: "It is not kept as the exemplar." }));
          no.id = "discard-exemplar";
          place.append(node("div", { class: "row" }, yes, ...(isAsked ? [no] : [])));
          return [place];
        }

        async function start() {
          const choosing = await chooser(true, hides("exemplars") ? null : recorder());
          return node("div", { class: "grid" }, node("div", {}, choosing, ...(hides("codes") ? [] : [codes()])),
          node("div", {}, ...(hides("classes") || !choosing.chosen ? [] : [await classes(choosing.chosen)]), ...(hides("replays") ? [] : [await reports()]), ...(hides("progress") ? [] : [await progress()])));
        }

        export const teach = () => follow(start, beside, keep, { ja: "指導", en: "Teach" });
        """#
}
