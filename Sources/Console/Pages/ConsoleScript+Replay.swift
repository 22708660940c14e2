extension ConsoleScript {
    /// A session that is over, played again: skin and cut, the values over time, what happened and what was judged.
    static let replay: StaticString = #"""
        import { say, layers, happenings } from "./words.js";
        import { get, node, button, choice, card, fill, person } from "./page.js";
        import { skin, section, timeline } from "./pictures.js";
        import { visit } from "./live.js";

        const seconds = (time) => `${time.toFixed(1)} s`;
        const back = () => node("p", {}, node("a", { href: "#", id: "back" }, say({ ja: "← 戻る", en: "← Back" })));

        // Whose reports there are: a trainee's own, an instructor's all.
        export async function reports() {
          const all = await get("/api/reports");
          if (!all) return node("div");
          const own = person().role === "trainee", heading = own ? { ja: "自分の報告書", en: "Your own reports" } : { ja: "報告書", en: "Reports" };
          if (!all.length) return card(heading, node("p", {}, say({ ja: "まだありません。", en: "There are none yet." })));
          const rows = all.slice(0, 30).map((report) => {
            const sign = report.verdict === "passed" ? "✔" : report.verdict === "failed" ? "✘" : "–";
            const when = report.started ? new Date(report.started).toLocaleString(document.documentElement.lang, { dateStyle: "short", timeStyle: "short" }) : "–";
            const name = `${say(report.title)}, ${when}`;
            const links = [node("a", { href: `/reports/${report.name}/report.html`, target: "_blank", "aria-label": say({ ja: `報告書: ${name}`, en: `Report: ${name}` }) }, say({ ja: "報告書", en: "Report" }))];
            if (report.isRecorded) links.push(" ", node("a", { href: `#replay/${report.name}`, class: "replay-link", "aria-label": say({ ja: `再生: ${name}`, en: `Replay: ${name}` }) }, say({ ja: "再生", en: "Replay" })));
            return node("tr", {}, node("td", {}, when), ...(own ? [] : [node("td", {}, report.trainee ?? "–")]), node("th", { scope: "row" }, say(report.title)),
              node("td", { class: "result" }, `${sign} ${report.percent.toFixed(1)} %`), node("td", { class: "links" }, ...links));
          });
          const head = [{ ja: "日時", en: "When" }, ...(own ? [] : [{ ja: "受講者", en: "Trainee" }]), { ja: "手技", en: "Procedure" }, { ja: "結果", en: "Result" }, { ja: "見る", en: "Look" }];
          return card(heading, node("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": say({ ja: "報告書の表", en: "Table of reports" }) },
            node("table", { id: "reports" }, node("thead", {}, node("tr", {}, ...head.map((text) => node("th", { scope: "col" }, say(text))))), node("tbody", {}, ...rows))));
        }

        export async function replay(name) {
          const title = { ja: "皮膚の下の再生", en: "Replay under the skin" }, here = visit();
          fill(back(), node("h1", {}, say(title)), node("p", { class: "muted" }, say({ ja: "記録を読んでいます…", en: "Reading the recording…" })));
          const played = await get(`/api/replays/${name}`), report = await get(`/reports/${name}/report.json`, true);
          if (!here()) return;
          if (!played || !played.moments.time.length) {
            fill(back(), node("h1", {}, say(title)), node("p", { class: "notice" }, say({ ja: "この報告には再生できる記録がありません。", en: "There is no recording of this report that can be played." })));
            return;
          }
          show(played, report, title, name);
        }

        function show(played, report, title, name) {
          const { scene, moments } = played, all = moments.time, last = all.length - 1, end = all[last];
          const top = skin(scene), cut = section(scene), plot = timeline(moments);
          top.trail(moments.tip); cut.trail(moments.tip);

          const index = (time) => { let low = 0, high = last; while (low < high) { const half = (low + high + 1) >> 1; if (all[half] <= time) low = half; else high = half - 1; } return low; };
          const atTick = (tick) => { const found = moments.tick.findIndex((x) => x >= tick); return all[found < 0 ? last : found]; };

          const values = {}, numbers = node("dl", { class: "numbers five" });
          for (const [id, words] of [["time", { ja: "時刻", en: "Time" }], ["depth", { ja: "深さ", en: "Depth" }], ["angle", { ja: "角度", en: "Angle" }], ["force", { ja: "力", en: "Force" }], ["layer", { ja: "層", en: "Layer" }]]) {
            values[id] = node("dd", { id: `replay-${id}` }, "–");
            numbers.append(node("div", {}, node("dt", {}, say(words)), values[id]));
          }
          const scrub = node("input", { type: "range", id: "scrub", min: "0", max: String(end), step: "0.05", "aria-label": say({ ja: "時刻", en: "Time" }) });
          const play = button("", () => toggle(), "main");
          play.id = "play";
          const speed = choice({ ja: "速さ", en: "Speed" }, "speed", [["1", "1 ×"], ["0.5", "½ ×"], ["0.25", "¼ ×"], ["2", "2 ×"]]);

          let now = 0, playing = false, before = 0;
          function put(time) {
            now = Math.min(end, Math.max(0, time));
            const i = index(now), picture = { tip: moments.tip[i].map((x) => x / 1000), axis: moments.axis[i] };
            top.show(picture); cut.show(picture); plot.show(now);
            const layer = say(layers[played.layers[moments.layer[i]]]);
            values.time.textContent = seconds(now); values.depth.textContent = `${moments.depth[i].toFixed(1)} mm`;
            values.angle.textContent = `${Math.round(moments.angle[i])}°`; values.force.textContent = `${moments.force[i].toFixed(2)} N`; values.layer.textContent = layer;
            scrub.value = String(now);
            scrub.setAttribute("aria-valuetext", say({ ja: `${seconds(now)}、深さ${moments.depth[i].toFixed(1)} mm、${layer}`, en: `${seconds(now)}, ${moments.depth[i].toFixed(1)} mm deep, ${layer}` }));
            let nearest = null;
            for (const made of marks.querySelectorAll("button")) { const own = Number(made.dataset.time); made.removeAttribute("aria-current"); if (own <= now + 0.02 && (!nearest || own >= Number(nearest.dataset.time))) nearest = made; }
            if (nearest) nearest.setAttribute("aria-current", "true");
          }
          function name_() { play.textContent = playing ? say({ ja: "❚❚ 止める", en: "❚❚ Pause" }) : say({ ja: "▶ 再生", en: "▶ Play" }); }
          function toggle(wanted = !playing) {
            playing = wanted;
            if (playing && now >= end) now = 0;
            before = performance.now();
            name_();
            if (playing) requestAnimationFrame(step);
          }
          function step(instant) {
            if (!playing || !scrub.isConnected) return;
            put(now + (instant - before) / 1000 * Number(speed.input.value));
            before = instant;
            if (now >= end) toggle(false); else requestAnimationFrame(step);
          }
          scrub.addEventListener("input", () => put(Number(scrub.value)));
          plot.picture.addEventListener("click", (event) => put(plot.time(event)));

          const marks = node("div", { id: "marks" });
          const jump = (time, text, kind = "") => { const made = button("", () => { toggle(false); put(time); }, `mark ${kind}`); made.dataset.time = String(time); made.append(node("span", { class: "when" }, seconds(time)), node("span", {}, text)); plot.mark(time, kind); return made; };
          const judged = [], happened = [];
          for (const error of report?.criticalErrors ?? []) if (error.ticks) judged.push(jump(atTick(error.ticks.first), `✘ ${say(error.title)}: ${say(error.seen)}`, "bad"));
          for (const step of report?.steps ?? []) for (const criterion of step.criteria) {
            if (!criterion.ticks) continue;
            const sign = criterion.earnedPoints >= criterion.availablePoints ? "✔" : criterion.earnedPoints > 0 ? "△" : "✘";
            judged.push(jump(atTick(criterion.ticks.first), `${sign} ${say(criterion.title)}: ${say(criterion.seen)}${say(criterion.limit) === say(criterion.seen) ? "" : ` (${say(criterion.limit)})`}${criterion.feedback ? ` ${say(criterion.feedback)}` : ""}`, sign === "✔" ? "good" : "bad"));
          }
          for (const event of report?.events ?? []) {
            const words = happenings[event.kind];
            if (words) happened.push(jump(event.time_s, say(words)));
          }
          judged.sort((a, b) => a.dataset.time - b.dataset.time);
          const list = (heading, made) => (made.length ? [node("h3", {}, say(heading)), ...made] : []);
          marks.append(...list({ ja: "判定の根拠", en: "Evidence" }, judged), ...list({ ja: "起きたこと", en: "What happened" }, happened));

          const keys = node("p", { class: "muted" }, say({ ja: "キー: K 再生と停止、J・L 1秒前後、← → 少しずつ", en: "Keys: K plays and pauses, J and L a second back and on, ← → little by little" }));
          const facts = [scene.trainee, scene.mode === "test" ? say({ ja: "試す", en: "test" }) : say({ ja: "学ぶ", en: "learn" }), `${Math.round(played.rate)} Hz`, played.isCut ? say({ ja: "記録は途中まで", en: "the recording is cut short" }) : null].filter((x) => x).join(", ");
          fill(back(), node("h1", { id: "replay-title" }, `${say(title)}: ${say(scene.title)}`), node("p", { class: "muted" }, facts, " ", node("a", { href: `/reports/${name}/report.html`, target: "_blank" }, say({ ja: "報告書を開く", en: "Open the report" }))),
            node("section", { class: "card", "aria-label": say({ ja: "操作", en: "Controls" }) }, node("div", { class: "row" }, play, node("div", { class: "inline" }, ...speed.parts)), scrub, plot.picture, numbers, keys),
            node("div", { class: "grid three replay" }, card({ ja: "皮膚の下", en: "Under the skin" }, cut.picture, ...(scene.exemplar.length > 1 ? [node("p", { class: "muted" }, say({ ja: "緑の破線はお手本です。", en: "The green dashes are the exemplar." }))] : [])), card({ ja: "皮膚", en: "Skin" }, top.picture),
              card({ ja: "押すとその瞬間へ", en: "Push one to go to its moment" }, marks)));
          document.onkeydown = (event) => {
            if (!scrub.isConnected) { document.onkeydown = null; return; }
            if (event.ctrlKey || event.altKey || event.metaKey || ["SELECT", "TEXTAREA"].includes(event.target.tagName)) return;
            const own = event.target === scrub, moves = { j: -1, l: 1, ...(own ? {} : { ArrowLeft: -0.05, ArrowRight: 0.05 }) }[event.key];
            if (event.key === "k" || (event.key === " " && (own || event.target === document.body))) { event.preventDefault(); toggle(); } else if (moves) { event.preventDefault(); put(now + moves); }
          };
          name_();
          const puncture = (report?.events ?? []).find((event) => event.kind === "skinTouched" || event.kind === "skinPunctured");
          put(puncture ? puncture.time_s - 1 : 0);
          scrub.focus();
        }
        """#
}
