extension ConsoleScript {
    /// The trainee's view: choose, do, see how it went. Also the left side of the instructor's.
    static let train: StaticString = #"""
        import { say, layers, verdicts, language } from "./words.js";
        import { get, post, node, button, choice, card, fill, person, hides } from "./page.js";
        import { skin, section } from "./pictures.js";
        import { visit, watch } from "./live.js";
        import { reports } from "./replay.js";

        // `more` gets what is chosen, and may change the order.
        export async function chooser(withTrainee, more_ = null) {
          const choices = await get("/api/choices");
          if (!choices) return node("div");
          const what = choice({ ja: "手技", en: "Procedure" }, "scenario", choices.scenarios.map((x) => [x.id, say(x.title) + (x.draft ? say({ ja: "(下書き)", en: " (draft)" }) : "")]));
          const on = choice({ ja: "デバイス", en: "Device" }, "device", choices.devices.map((x) => [x.name, say(x.title) + (x.isThere ? "" : say({ ja: "(つながっていません)", en: " (not plugged in)" }))]));
          const hand = choice({ ja: "仮想の手", en: "Scripted hand" }, "hand", []);
          const mode = choice({ ja: "目的", en: "Purpose" }, "mode", [["learn", { ja: "学ぶ(ヒントと断面あり)", en: "learn (with hints and the cut)" }], ["test", { ja: "試す(皮膚と目印だけ)", en: "test (skin and landmarks only)" }]]);
          const check = node("p", { class: "muted", "aria-live": "polite", id: "device-check" });
          const own = node("div");
          const who = withTrainee ? node("input", { id: "trainee", autocomplete: "off" }) : null;
          const chosen = (id) => {
            const order = { scenario: id, device: on.input.value, language: language() }, device = choices.devices.find((x) => x.name === on.input.value);
            const hands = choices.scenarios.find((x) => x.id === id)?.hands ?? [];
            if (device && device.isVirtual) order.hand = [hand.input.value, "expert", ...hands].find((x) => hands.includes(x));
            return order;
          };
          const begin = button({ ja: "始める", en: "Begin" }, async () => {
            const order = { ...chosen(what.input.value), mode: mode.input.value };
            if (who && who.value.trim()) order.trainee = who.value.trim();
            if (hides("modes")) order.mode = "learn";
            if (more_) more_.order(order);
            begin.disabled = true;
            await post("/api/sessions", order);
            begin.disabled = false;
          }, "main");
          begin.id = "begin";
          function update() {
            const device = choices.devices.find((x) => x.name === on.input.value), scenario = choices.scenarios.find((x) => x.id === what.input.value);
            hand.input.replaceChildren(...(scenario ? scenario.hands : []).map((x) => node("option", { value: x }, x)));
            if (more_) more_.show(scenario);
            if (scenario && scenario.hands.includes("expert")) hand.input.value = "expert";
            own.replaceChildren(...(device && device.isVirtual ? hand.parts : []));
            check.textContent = !device ? "" : device.problem ? say(device.problem) : device.isThere ? say({ ja: "✔ このデバイスは使えます。", en: "✔ This device can be used." })
              : say({ ja: "✘ つながっていません。つないで、この画面を開き直してください。", en: "✘ Not plugged in: plug it in, and open this view again." });
          }
          on.input.addEventListener("change", update); what.input.addEventListener("change", update); update();
          const more = who ? [node("label", { for: "trainee" }, say({ ja: "受講者の仮名", en: "Trainee's pseudonym" })), who] : [];
          const element = card({ ja: "手技を選ぶ", en: "Choose a procedure" }, ...more, ...what.parts, ...on.parts, check, own, ...(hides("modes") ? [] : mode.parts), ...(more_ ? [more_.element] : []), node("p"), begin);
          return Object.assign(element, { chosen });
        }

        // A session on the page. `rest` gets the scene, and what it returns is shown beside.
        export async function follow(start, beside = () => null, afterwards = () => [], heading = { ja: "練習", en: "Practice" }) {
          let parts = null;
          const mayAnswer = (scene) => person().role !== "trainee" || !scene.trainee || scene.trainee === person().name;

          function begin(scene) {
            const top = skin(scene), cut = scene.faces.length ? section(scene) : null;
            const list = node("ol", { class: "steps", id: "steps" });
            const items = scene.steps.map((step, number) => {
              const sign = node("span", { class: "sign", "aria-hidden": "true" }, "·"), state = node("span", { class: "unseen" });
              const item = node("li", {}, sign, node("span", {}, `${number + 1}. ${say(step.text)}`, state));
              list.append(item);
              return { item, sign, state, id: step.id };
            });
            const fault = node("div", { role: "alert" }), asked = node("div", { "aria-live": "polite", id: "asked" }), coach = node("div", { "aria-live": "polite", id: "coach" });
            const values = {};
            const numbers = node("dl", { class: "numbers" });
            for (const [id, words] of [["depth", { ja: "深さ", en: "Depth" }], ["angle", { ja: "角度", en: "Angle" }], ["force", { ja: "力", en: "Force" }], ["layer", { ja: "層", en: "Layer" }]]) {
              values[id] = node("dd", { id: `value-${id}` }, "–");
              numbers.append(node("div", {}, node("dt", {}, say(words)), values[id]));
            }
            const late = node("p", { class: "muted", id: "latency" });
            const stop = button({ ja: "非常停止(0)", en: "Emergency stop (0)" }, () => post("/api/session/control", { control: "emergencyStop" }), "stop");
            stop.id = "stop";
            const resume = button({ ja: "力を戻す", en: "Allow force again" }, () => post("/api/session/control", { control: "resume" }));
            resume.id = "resume";
            // An instructor's, and straight in the loop.
            const hold = button({ ja: "一時停止", en: "Pause" }, () => post("/api/session/control", { control: parts.held ? "proceed" : "pause" }));
            hold.id = "hold";
            const end = button({ ja: "終える", en: "End" }, () => post("/api/session/control", { control: "end" }));
            end.id = "end";
            const deeds = node("div", { class: "row deeds" }, stop, ...(mayAnswer(scene) ? [resume] : []), ...(person().role === "instructor" || person().role === "admin" ? [hold] : []), ...(mayAnswer(scene) ? [end] : []));
            const above = node("section", { class: "card" }, node("h2", {}, say({ ja: "皮膚", en: "Skin" })), top.picture, late);
            const hidden = node("section", { class: "card" }, node("h2", {}, say({ ja: "皮膚の下", en: "Under the skin" })), ...(cut ? [cut.picture] : []), ...(scene.exemplar.length > 1 ? [node("p", { class: "muted", id: "followed" }, say({ ja: "緑の破線はお手本です。", en: "The green dashes are the exemplar." }))] : []), numbers);
            const middle = node("div", {}, asked, coach, node("section", { class: "card" }, node("h2", {}, say({ ja: "手順", en: "Steps" })), list));
            const more = beside(scene, top);
            const heading = node("h1", { id: "session-title" }, say(scene.title));
            const told = node("div", {}, ...scene.tells.map((text) => node("p", {}, say({ ja: `「${text.ja}」`, en: `“${text.en}”` }))));
            const draft = scene.draft ? [node("p", { class: "notice" }, say({ ja: "監修前の下書きです。評価には使えません。", en: "Draft, not reviewed: not for assessment." }))] : [];
            fill(heading, ...draft, fault, deeds, told, node("div", { class: more ? "grid three session" : "grid session" }, node("div", {}, above, hidden), middle, ...(more ? [more.element] : [])));
            parts = { scene, top, cut, items, fault, asked, coach, values, late, hidden, more, hold, held: false, question: "", said: "", broken: "" };
          }

          function question(now) {
            const text = JSON.stringify([now.asked ?? null, now.happening ?? null]);
            if (text === parts.question) return;
            parts.question = text;
            const children = [];
            if (now.happening) {
              const words = [now.happening.sees, now.happening.says && { ja: `「${now.happening.says.ja}」`, en: `“${now.happening.says.en}”` }].filter((x) => x).map((x) => node("p", {}, say(x)));
              children.push(node("section", { class: "card fault" }, node("h2", {}, say({ ja: "患者に変化があります", en: "Something happens to the patient" })), ...words));
            }
            const asked = now.asked;
            if (asked && mayAnswer(parts.scene)) {
              const answer = (kind, option) => post("/api/session/answer", { kind, of: kind === "did" ? option : asked.step, option });
              const options = asked.options.map((option, number) => {
                const kind = asked.kind === "choose" ? "choose" : asked.kind === "checklist" ? "check" : "did";
                const made = button(`${number + 1}  ${option.ticked ? "☑ " : option.ticked === false ? "☐ " : ""}${say(option.text)}`, () => answer(kind, option.id));
                if (option.ticked) made.disabled = true;
                made.dataset.option = option.id;
                return made;
              });
              if (asked.kind !== "choose") {
                const words = { checklist: { ja: "次へ", en: "Go on" }, confirm: { ja: "実施した", en: "Done" }, wait: { ja: "待ち始める", en: "Begin to wait" } }[asked.kind];
                const done = button(words, () => answer("confirm"), "main");
                done.id = "done";
                options.push(done);
              }
              children.push(node("section", { class: "card asked" }, node("h2", {}, say(asked.text)), node("div", { class: "options" }, ...options)));
            }
            const held = document.activeElement && parts.asked.contains(document.activeElement);
            parts.asked.replaceChildren(...children);
            if (held) { const next = parts.asked.querySelector("button:not(:disabled)"); if (next) next.focus(); }
          }

          function moment(now, latency) {
            parts.top.show(now);
            if (parts.cut) parts.cut.show(now);
            const shown = now.depth != null || now.layer != null || now.force != null;
            parts.hidden.hidden = !shown && !now.end;
            const put = (id, text) => { if (parts.values[id].textContent !== text) parts.values[id].textContent = text; };
            put("depth", now.depth == null ? "–" : `${(now.depth * 1000).toFixed(1)} mm`);
            put("angle", now.angle == null ? "–" : `${Math.round(now.angle * 180 / Math.PI)}°`);
            put("force", now.force == null ? "–" : `${now.force.toFixed(2)} N`);
            put("layer", now.layer == null ? "–" : say(layers[now.layer]));
            if (latency != null) parts.late.textContent = say({ ja: `画面の遅れ ${latency.toFixed(0)} ms、経過 ${now.time.toFixed(0)} 秒`, en: `picture ${latency.toFixed(0)} ms old, ${now.time.toFixed(0)} s since the start` });
            parts.items.forEach(({ item, sign, state, id }, number) => {
              const isNow = id === now.step, isDone = now.done.includes(number), text = isNow ? "▶" : isDone ? "✔" : "·";
              if (sign.textContent === text) return;
              sign.textContent = text;
              state.textContent = isNow ? say({ ja: "(今)", en: " (now)" }) : isDone ? say({ ja: "(済み)", en: " (done)" }) : "";
              if (isNow) { item.setAttribute("aria-current", "step"); item.scrollIntoView({ block: "nearest" }); } else item.removeAttribute("aria-current");
            });
            const broken = [now.fault, now.preparing].filter((x) => x).map((x) => say(x)), held = Boolean(now.paused);
            if (broken.join("\n") !== parts.broken || held !== parts.held) {
              Object.assign(parts, { broken: broken.join("\n"), held });
              const hold = node("p", { class: "notice", id: "held" }, say({ ja: "指導者が一時停止しています。力はゼロで、時間は数えません。再開後、針先を皮膚の外に出すと力が戻ります。", en: "The instructor holds the procedure: no force, and no time is counted. Once it goes on, force comes back with the tip outside the skin." }));
              parts.fault.replaceChildren(...(held ? [hold] : []), ...broken.map((words) => node("p", { class: "fault" }, words)));
              parts.hold.textContent = say(held ? { ja: "再開", en: "Go on" } : { ja: "一時停止", en: "Pause" });
            }
            question(now);
            const said = JSON.stringify([now.prompt ?? null, now.progress ?? null, now.coaching && now.coaching.text]);
            if (said !== parts.said) {
              parts.said = said;
              const lines = [];
              if (now.prompt) lines.push(node("p", {}, say(now.prompt)));
              if (now.coaching && now.coaching.text) lines.push(node("p", {}, node("b", {}, say({ ja: "指導者: ", en: "Instructor: " })), now.coaching.text));
              if (now.progress) lines.push(node("p", { class: "muted" }, say(now.progress)));
              parts.coach.replaceChildren(...(lines.length ? [node("section", { class: "card" }, node("h2", {}, say({ ja: "コーチ", en: "Coach" })), ...lines)] : []));
            }
            if (parts.more) parts.more.show(now);
          }

          // Before the run: what is to be done with the device until it can show a force.
          function prepare(words) {
            if (!prepare.words || !prepare.words.isConnected) {
              prepare.words = node("p", { id: "preparing" });
              fill(node("h1", {}, say({ ja: "デバイスの準備", en: "Getting the device ready" })),
                node("section", { class: "card asked", role: "status" }, prepare.words));
            }
            if (prepare.words.textContent !== say(words)) prepare.words.textContent = say(words);
          }

          async function over(now) {
            const end = now.end, here = visit(), next = await start();
            if (!here()) return;
            const parts = [node("h1", { id: "over" }, say({ ja: "終わりました", en: "It is over" }))];
            if (end.verdict) parts.push(node("p", { class: `verdict ${end.verdict}`, id: "verdict" }, `${say(verdicts[end.verdict])}  ${end.percent.toFixed(1)} %`));
            if (end.sentence) parts.push(node("p", { class: "fault" }, end.sentence));
            parts.push(...afterwards(end));
            if (end.report && !hides("replays")) parts.push(node("p", {}, node("a", { href: `#replay/${end.report}`, id: "replay-link", class: "deed" }, say({ ja: "▶ 皮膚の下で再生する", en: "▶ Replay it under the skin" }))));
            if (end.report) parts.push(node("p", {}, node("a", { href: `/reports/${end.report}/report.html`, target: "_blank", id: "report-link" }, say({ ja: "報告書を別の画面で開く", en: "Open the report in a window of its own" }))),
              node("iframe", { src: `/reports/${end.report}/report.html`, title: say({ ja: "報告書", en: "The report" }) }));
            fill(...parts, node("p"), next);
            scrollTo(0, 0);
          }

          const own = Symbol("follow");
          follow.current = own;
          let ended = null;
          const here = visit(), first = await start();
          if (!here()) return;
          fill(node("h1", {}, say(heading)), first);
          await watch((scene) => { if (follow.current === own) { ended = null; begin(scene); } }, (now, latency) => {
            if (follow.current !== own || !now) return;
            if (now.end) { if (ended !== now.session + (now.end.sentence ?? "")) { ended = now.session + (now.end.sentence ?? ""); over(now); } return; }
            if (parts && parts.scene.number === now.session) moment(now, latency); else if (now.preparing) prepare(now.preparing);
          });
        }

        // 0 takes the force off; 1 to 9 answer what is asked.
        document.addEventListener("keydown", (event) => {
          if (!/^[0-9]$/.test(event.key) || event.ctrlKey || event.altKey || event.metaKey) return;
          if (["INPUT", "TEXTAREA", "SELECT"].includes(event.target.tagName)) return;
          const target = event.key === "0" ? document.getElementById("stop") : document.querySelectorAll("#asked [data-option]")[Number(event.key) - 1];
          if (target) target.click();
        });

        export const train = () => follow(async () => node("div", { class: "grid" }, await chooser(person().role !== "trainee"), person().role === "author" || hides("replays") ? node("div") : await reports()));
        """#
}
