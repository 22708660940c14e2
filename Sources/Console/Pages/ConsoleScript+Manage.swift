extension ConsoleScript {
    /// The administrator's view: accounts, results on their way, the audit log, reading the files again.
    static let manage: StaticString = #"""
        import { say, language } from "./words.js";
        import { visit } from "./live.js";
        import { get, post, send, node, button, choice, card, fill, field, tell } from "./page.js";

        const roles = { trainee: { ja: "受講者", en: "trainee" }, instructor: { ja: "指導者", en: "instructor" }, author: { ja: "作者", en: "author" }, admin: { ja: "管理者", en: "admin" } };
        // What the audit log calls what was done. It is signed as it stands; this is how it is read.
        const deeds = {
          "sign-in": { ja: "サインイン", en: "signed in" }, "sign-in refused": { ja: "サインイン失敗", en: "sign-in refused" }, "sign-out": { ja: "サインアウト", en: "signed out" },
          start: { ja: "セッション開始", en: "began a session" }, end: { ja: "終了", en: "ended it" }, stop: { ja: "停止", en: "stopped" }, emergencyStop: { ja: "非常停止", en: "emergency stop" }, resume: { ja: "力を戻した", en: "allowed force again" },
          pause: { ja: "一時停止", en: "held it" }, proceed: { ja: "再開", en: "went on" }, code: { ja: "コードを作った", en: "made a code" }, account: { ja: "アカウントを加えた", en: "added an account" }, "account removed": { ja: "アカウントを消した", en: "removed an account" },
          class: { ja: "クラスを作った", en: "made a class" }, "class removed": { ja: "クラスを外した", en: "took a class away" }, exemplar: { ja: "お手本にした", en: "kept an exemplar" }, "exemplar removed": { ja: "お手本を外した", en: "took an exemplar away" }, scenario: { ja: "シナリオを保存した", en: "saved a scenario" },
          reload: { ja: "読み直し", en: "read the files again" }, event: { ja: "患者の変化を起こした", en: "let something happen" }, vouch: { ja: "手順を確認した", en: "confirmed a step" }, override: { ja: "点を変えた", en: "changed points" }, lift: { ja: "重大な誤りを取り消した", en: "lifted a critical error" },
          rate: { ja: "評価した", en: "rated" }, void: { ja: "無効にした", en: "made it void" }, note: { ja: "メモを残した", en: "kept a note" }, coach: { ja: "受講者に伝えた", en: "told the trainee" }, expire: { ja: "古い結果を消した", en: "deleted what was old" },
        };

        export async function manage() {
          const here = visit();
          const accounts = await get("/api/accounts"), log = await get("/api/audit"), standing = await get("/api/standing");
          if (!accounts || !log || !standing || !here()) return;
          const rows = accounts.map((account) => node("tr", {}, node("th", { scope: "row" }, account.name), node("td", {}, say(roles[account.role] ?? account.role)), node("td", {},
            button({ ja: `${account.name} を消す`, en: `Remove ${account.name}` }, async () => { if (confirm(say({ ja: `${account.name} を消しますか。すぐにサインインできなくなります。`, en: `Remove ${account.name}? They can't sign in any more, at once.` })) && await send("DELETE", "/api/accounts", { name: account.name })) manage(); }))));
          const name = field({ ja: "名前", en: "Name" }, "input", { id: "new-name", autocomplete: "off" });
          const role = choice({ ja: "役割", en: "Role" }, "new-role", Object.entries(roles));
          const word = field({ ja: "パスフレーズ(10文字以上)", en: "Passphrase (10 characters or more)" }, "input", { id: "new-passphrase", type: "password", autocomplete: "new-password" });
          const add = button({ ja: "加える", en: "Add" }, async () => {
            if (await post("/api/accounts", { name: name.input.value.trim(), role: role.input.value, passphrase: word.input.value })) manage();
          }, "main");
          const again = button({ ja: "シナリオとプロファイルを読み直す", en: "Read scenarios and profiles again" }, async () => {
            const read = await post("/api/reload", {});
            if (read) tell(read.troubles.length ? read.troubles.join("\n") : { ja: `シナリオ${read.scenarios}、デバイス${read.profiles}`, en: `${read.scenarios} scenarios, ${read.profiles} devices` });
          });
          // What is in the way stands first, in words; the numbers behind it.
          const { outbox, unkept, why } = standing, results = node("div", { id: "standing" });
          results.append(unkept ? node("p", { class: "fault", id: "unkept" }, say({ ja: `まだ保存できていない結果: ${unkept}件。書けるようになりしだい保存します。装置は止めないでください。${why ? why.ja : ""}`, en: `Results that could not be kept yet: ${unkept}. They are kept as soon as it can be done; leave the station on. ${why ? why.en : ""}` }))
            : node("p", {}, say({ ja: "✔ 終わった結果はすべて保存されています。", en: "✔ All finished results are kept." })));
          if (!outbox) results.append(node("p", { class: "muted" }, say({ ja: "学習記録システム(LRS)への送信は設定されていません。設定ファイルの results に書きます。", en: "No learning record store is told: the configuration's results would name one." })));
          else {
            if (outbox.trouble) results.append(node("p", { class: "fault", id: "outbox-trouble" }, say(outbox.trouble)));
            if (outbox.refused) results.append(node("p", { class: "fault" }, say({ ja: "断られた結果があります。直してから「senshi results deliver --again」でもう一度送ります。", en: "The store refused some results; send them again with 'senshi results deliver --again' once that is mended." })));
            const number = (id, words, value) => node("div", {}, node("dt", {}, say(words)), node("dd", { id }, String(value)));
            results.append(node("p", {}, say({ ja: "学習記録システム(LRS)へ送る結果", en: "Results for the learning record store" })), node("dl", { class: "numbers" },
              number("outbox-waiting", { ja: "待ち", en: "Waiting" }, outbox.waiting), number("outbox-delivered", { ja: "送信済み", en: "Delivered" }, outbox.delivered), number("outbox-refused", { ja: "断られた", en: "Refused" }, outbox.refused)));
          }
          const lines = log.map((entry) => node("tr", {}, node("td", {}, new Date(entry.at).toLocaleString(language(), { dateStyle: "short", timeStyle: "medium" })), node("td", {}, entry.who), node("td", {}, say(roles[entry.role] ?? entry.role)), node("td", {}, say(deeds[entry.what] ?? entry.what)), node("td", {}, `${entry.about ? entry.about + " " : ""}${entry.detail}`)));
          const table = (label, head, body) => node("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": say(label) }, node("table", {}, node("thead", {}, node("tr", {}, ...head.map((text) => node("th", { scope: "col" }, say(text))))), node("tbody", {}, ...body)));
          fill(node("h1", {}, say({ ja: "管理", en: "Manage" })), node("div", {}, card({ ja: "結果", en: "Results" }, results),
            node("div", { class: "grid" }, card({ ja: "アカウント", en: "Accounts" }, table({ ja: "アカウントの表", en: "Table of accounts" }, [{ ja: "名前", en: "Name" }, { ja: "役割", en: "Role" }, { ja: "操作", en: "Deeds" }], rows)),
              node("div", {}, card({ ja: "アカウントを加える", en: "Add an account" }, ...name.parts, ...role.parts, ...word.parts, node("p"), add), card({ ja: "ファイル", en: "Files" }, again))),
            card({ ja: "監査記録", en: "Audit log" }, table({ ja: "監査記録の表", en: "Table of the audit log" }, [{ ja: "時刻", en: "When" }, { ja: "誰", en: "Who" }, { ja: "役割", en: "Role" }, { ja: "何", en: "What" }, { ja: "詳しく", en: "Detail" }], lines))));
        }
        """#
}
