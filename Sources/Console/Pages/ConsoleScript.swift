/// The console's scripts, by their names. Plain modules of the browser: nothing builds them, nothing else is fetched.
enum ConsoleScript {
    static let all: [String: StaticString] = [
        "app.js": app, "words.js": words, "page.js": page, "pictures.js": pictures, "live.js": live,
        "train.js": train, "teach.js": teach, "write.js": write, "manage.js": manage, "replay.js": replay,
        "form.js": form, "classes.js": classes,
    ]

    /// Signing in, choosing a view, and the language.
    static let app: StaticString = #"""
        import { say, language, setLanguage, onLanguage } from "./words.js";
        import { get, post, person, setPerson, hides, isSimple, setSimple, node, button, field, fill } from "./page.js";
        import { train } from "./train.js";
        import { teach } from "./teach.js";
        import { write } from "./write.js";
        import { manage } from "./manage.js";
        import { replay } from "./replay.js";
        import { leave } from "./live.js";

        const views = [
          { id: "train", roles: ["trainee", "instructor", "author", "admin"], name: { ja: "練習", en: "Practice" }, show: train },
          { id: "teach", roles: ["instructor", "admin"], name: { ja: "指導", en: "Teach" }, show: teach },
          { id: "write", part: "author", roles: ["author", "admin"], name: { ja: "シナリオ", en: "Scenarios" }, show: write },
          { id: "manage", roles: ["admin"], name: { ja: "管理", en: "Manage" }, show: manage },
        ];
        let current = null;
        const forget = () => { if (location.hash) history.replaceState(null, "", location.pathname + location.search); };

        function signIn() {
          const form = node("form", { class: "card narrow", id: "sign-in" });
          const name = field({ ja: "名前または仮名", en: "Name or pseudonym" }, "input", { id: "name", autocomplete: "username", required: "" });
          const word = field({ ja: "パスフレーズ", en: "Passphrase" }, "input", { id: "passphrase", type: "password", autocomplete: "current-password" });
          const code = field({ ja: "または一度だけ使えるコード", en: "Or a code that works once" }, "input", { id: "code", autocomplete: "one-time-code", autocapitalize: "characters" });
          const send = button({ ja: "サインイン", en: "Sign in" }, null, "main", "submit");
          form.append(node("h1", {}, say({ ja: "サインイン", en: "Sign in" })), ...name.parts, ...word.parts, ...code.parts, node("p", {}), send);
          form.addEventListener("submit", async (event) => {
            event.preventDefault();
            const body = { name: name.input.value.trim() };
            if (code.input.value.trim()) body.code = code.input.value.trim(); else body.passphrase = word.input.value;
            const answer = await post("/api/sign-in", body);
            if (answer) { setPerson(answer); current = null; draw(); }
          });
          fill(form);
          name.input.focus();
        }

        function draw() {
          leave();
          document.documentElement.lang = language();
          document.getElementById("aid").textContent = say({ ja: "訓練の補助であり、医療機器ではありません。評価での使用は確認されていません。", en: "A training aid, not a medical device, and not validated for assessment." });
          document.getElementById("skip").textContent = say({ ja: "本文へ", en: "To the content" });
          for (const choice of document.querySelectorAll("[data-language]")) choice.setAttribute("aria-pressed", choice.dataset.language === language() ? "true" : "false");
          const me = person();
          const nav = document.getElementById("views"), who = document.getElementById("who");
          nav.replaceChildren(); who.replaceChildren();
          document.getElementById("place").textContent = me && me.title ? say(me.title) : "";
          if (!me) { document.title = `${say({ ja: "サインイン", en: "Sign in" })} – Senshi`; return signIn(); }
          const open = views.filter((view) => view.roles.includes(me.role) && !(view.part && hides(view.part)));
          const played = hides("replays") ? null : location.hash.match(/^#replay\/([\w.-]+)$/);
          current = open.find((view) => current && view.id === current.id) || open.find((view) => view.id === "teach") || open[0];
          if (open.length > 1) for (const view of open) {
            const choice = button(view.name, () => { current = view; forget(); draw(); document.getElementById("main").focus(); });
            choice.id = `view-${view.id}`;
            if (view === current && !played) choice.setAttribute("aria-current", "page");
            nav.append(choice);
          }
          if (me.role !== "trainee") {
            const simple = button({ ja: "簡単表示", en: "Simple view" }, () => { setSimple(!isSimple()); draw(); });
            simple.id = "simple";
            simple.setAttribute("aria-pressed", isSimple() ? "true" : "false");
            who.append(simple);
          }
          const out = button({ ja: "サインアウト", en: "Sign out" }, async () => { await post("/api/sign-out", {}); forget(); setPerson(null); draw(); });
          out.id = "sign-out";
          who.append(node("span", { class: "muted" }, `${me.name} `), out);
          document.title = `${say(played ? { ja: "再生", en: "Replay" } : current.name)} – Senshi`;
          if (played) replay(played[1]); else current.show();
        }

        for (const choice of document.querySelectorAll("[data-language]")) choice.addEventListener("click", () => setLanguage(choice.dataset.language));
        onLanguage(draw);
        addEventListener("hashchange", () => { if (!["#main"].includes(location.hash)) draw(); });
        document.addEventListener("senshi-signed-out", () => { setPerson(null); draw(); });
        setPerson(await get("/api/me", true));
        draw();
        """#

    /// Both languages.
    static let words: StaticString = #"""
        let now = localStorage.getItem("senshi-language") || (navigator.language.startsWith("ja") ? "ja" : "en");
        const asked = new URLSearchParams(location.search).get("language");
        if (asked === "ja" || asked === "en") now = asked;
        let listener = () => {};
        export const language = () => now;
        export function setLanguage(choice) { now = choice; localStorage.setItem("senshi-language", choice); listener(); }
        export function onLanguage(heard) { listener = heard; }
        export const say = (text) => (text == null ? "" : typeof text === "string" ? text : text[now] ?? text.en ?? "");
        export const layers = {
          air: { ja: "体外", en: "air" }, skin: { ja: "皮膚", en: "skin" }, fat: { ja: "脂肪", en: "fat" },
          fascia: { ja: "筋膜", en: "fascia" }, muscle: { ja: "筋肉", en: "muscle" }, bone: { ja: "骨", en: "bone" },
        };
        export const happenings = {
          skinTouched: { ja: "皮膚に触れた", en: "The skin was touched" }, skinPunctured: { ja: "皮膚を刺した", en: "The skin gave way" },
          fasciaPunctured: { ja: "筋膜を抜けた", en: "The fascia gave way" }, boneTouched: { ja: "骨に当たった", en: "Bone was touched" }, boneLeft: { ja: "骨から離れた", en: "Bone was left" },
          vesselEntered: { ja: "血管に入った", en: "A vessel was entered" }, nerveTouched: { ja: "神経に触れた", en: "A nerve was touched" }, bursaEntered: { ja: "滑液包に入った", en: "The bursa was entered" },
          needleStopped: { ja: "針が止まった", en: "The needle stood still" }, plungerStarted: { ja: "注入を始めた", en: "Injecting began" }, plungerStopped: { ja: "押し子が止まった", en: "The plunger stopped" },
          syringeEmpty: { ja: "空になった", en: "The syringe was empty" }, needleBent: { ja: "針が曲がった", en: "The needle bent" }, needleLeftSkin: { ja: "針が抜けた", en: "The needle came out" },
          trackingLost: { ja: "見失った", en: "The device was lost" }, trackingBack: { ja: "また見えた", en: "The device came back" }, faulted: { ja: "力が止まった", en: "The force was taken off" },
          paused: { ja: "一時停止した", en: "The procedure was held" }, resumed: { ja: "再開した", en: "It went on" },
        };
        export const verdicts = { passed: { ja: "合格", en: "Passed" }, failed: { ja: "不合格", en: "Not passed" }, void: { ja: "無効", en: "Void" } };
        """#

    /// Asking the station, and making elements. Text goes in as text, never as markup.
    static let page: StaticString = #"""
        import { say } from "./words.js";
        let me = null;
        export const person = () => me;
        export function setPerson(found) { me = found; }

        // What this place, or whoever sits here, does without.
        export const isSimple = () => localStorage.getItem("senshi-simple") === "true";
        export function setSimple(wanted) { localStorage.setItem("senshi-simple", String(wanted)); }
        export const hides = (part) => (me?.hidden ?? []).includes(part) || (me?.role !== "trainee" && isSimple() && (me?.advanced ?? []).includes(part));

        let timer = 0;
        export function tell(text) {
          const place = document.getElementById("alert");
          place.textContent = say(text);
          clearTimeout(timer);
          timer = setTimeout(() => { place.textContent = ""; }, 8000);
        }

        // `refused` gets what is said where the station says no.
        async function ask(path, options, quiet, refused) {
          let response;
          try { response = await fetch(path, { credentials: "same-origin", cache: "no-store", ...options }); } catch {
            if (!quiet) tell({ ja: "装置とつながりません。", en: "The station can't be reached." });
            return null;
          }
          const body = await response.json().catch(() => null);
          if (response.ok) return body ?? {};
          if (response.status === 401 && me) document.dispatchEvent(new Event("senshi-signed-out"));
          if (refused && refused(response.status, body)) return null;
          if (!quiet) tell(body ?? { ja: `エラー ${response.status}`, en: `Error ${response.status}` });
          return null;
        }
        export const get = (path, quiet) => ask(path, {}, quiet);
        export const send = (method, path, body, refused) => ask(path, {
          method, body: JSON.stringify(body),
          headers: { "Content-Type": "application/json", ...(me ? { "X-Senshi-Token": me.token } : {}) },
        }, false, refused);
        export const post = (path, body, refused) => send("POST", path, body, refused);

        export function node(name, attributes = {}, ...children) {
          const made = document.createElement(name);
          for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
          made.append(...children.map((child) => (child == null ? "" : child)));
          return made;
        }
        export function button(text, deed, kind = "", type = "button") {
          const made = node("button", kind ? { type, class: kind } : { type }, say(text));
          if (deed) made.addEventListener("click", deed);
          return made;
        }
        export function field(text, kind, attributes) {
          const input = node(kind, attributes);
          return { input, parts: [node("label", { for: attributes.id }, say(text)), input] };
        }
        export function choice(text, id, options) {
          const made = field(text, "select", { id });
          for (const [value, words] of options) made.input.append(node("option", { value }, say(words)));
          return made;
        }
        export function card(heading, ...children) { return node("section", { class: "card" }, node("h2", {}, say(heading)), ...children); }
        export function fill(...children) { document.getElementById("main").replaceChildren(...children); }
        """#

    /// The newest picture of the session, 30 times a second, and how old it is.
    static let live: StaticString = #"""
        import { get } from "./page.js";
        let source = null, generation = 0;

        // Whether somebody still is where they were when it was asked for: a view that was left draws nothing any more.
        export function visit() { const own = generation; return () => own === generation; }
        export function leave() { generation += 1; if (source) source.close(); source = null; }

        // The station's clock less ours, ms: from the quickest of a few questions.
        async function offset() {
          let best = null;
          for (let i = 0; i < 5; i += 1) {
            const before = Date.now(), answer = await get("/api/clock", true), after = Date.now();
            if (answer && (best == null || after - before < best.trip)) best = { trip: after - before, offset: answer.now - (before + after) / 2 };
          }
          return best ? best.offset : 0;
        }

        export async function watch(onScene, onPicture) {
          leave();
          const own = generation;
          const shift = await offset();
          if (own !== generation) return;
          let seen = null, fetching = false, latency = null;
          source = new EventSource("/api/live");
          source.addEventListener("picture", async (event) => {
            const picture = JSON.parse(event.data);
            if (!picture) { onPicture(null, null); return; }
            const age = Date.now() + shift - picture.stamp;
            latency = latency == null ? age : latency * 0.9 + age * 0.1;
            if (seen !== picture.session && !fetching) {
              fetching = true;
              const scene = await get("/api/session", true);
              fetching = false;
              if (own !== generation) return;
              if (scene && scene.number === picture.session) { seen = picture.session; onScene(scene); }
            }
            if (own === generation) onPicture(picture, picture.end ? null : latency);
          });
        }
        """#
}
