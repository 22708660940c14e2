import Authoring

/// What the form for teachers calls things.
enum FormWords {
    static let about = LocalizedText(ja: "このシナリオについて", en: "About this scenario")
    static let title = LocalizedText(ja: "題名", en: "Title")
    static let id = LocalizedText(ja: "id(ファイルの名前)", en: "id (the file's name)")
    static let idHint = LocalizedText(ja: "英小文字、数字、-", en: "small letters, digits, -")
    static let version = LocalizedText(ja: "版", en: "Version")
    static let guideline = LocalizedText(ja: "ガイドライン", en: "Guideline")
    static let pass = LocalizedText(ja: "合格点", en: "Pass mark")
    static let passHint = LocalizedText(ja: "例: 80 %", en: "such as 80 %")
    static let patient = LocalizedText(ja: "患者", en: "Patient")
    static let imported = LocalizedText(ja: "CTなどから取り込んだ患者です。", en: "This patient was imported from a scan.")
    static let sex = LocalizedText(ja: "性別", en: "Sex")
    static let age = LocalizedText(ja: "年齢", en: "Age")
    static let bmi = LocalizedText(ja: "BMI", en: "BMI")
    static let site = LocalizedText(ja: "部位", en: "Site")
    static let side = LocalizedText(ja: "左右", en: "Side")
    static let equipment = LocalizedText(ja: "薬と針", en: "Drug and needle")
    static let drug = LocalizedText(ja: "薬", en: "Drug")
    static let dose = LocalizedText(ja: "量", en: "Dose")
    static let doseByWeight = LocalizedText(ja: "体重で決まる量", en: "Dose by weight")
    static let weight = LocalizedText(ja: "患者の体重", en: "Patient's weight")
    static let weightHint = LocalizedText(ja: "例: 50 kg", en: "such as 50 kg")
    static let dosePerKilogram = LocalizedText(ja: "体重1 kgあたりの量", en: "Dose for each kilogram")
    static let dosePerKilogramHint = LocalizedText(ja: "例: 0.01 mg/kg", en: "such as 0.01 mg/kg")
    static let atMost = LocalizedText(ja: "上限", en: "At most")
    static let massHint = LocalizedText(ja: "例: 0.5 mg", en: "such as 0.5 mg")
    static let strength = LocalizedText(ja: "薬の濃度", en: "Strength of the drug")
    static let strengthHint = LocalizedText(ja: "例: 1 mg/mL", en: "such as 1 mg/mL")
    static let route = LocalizedText(ja: "投与経路", en: "Route")
    static let syringe = LocalizedText(ja: "シリンジの容量", en: "Syringe's volume")
    static let content = LocalizedText(ja: "シリンジの中の量", en: "Volume in the syringe")
    static let volumeHint = LocalizedText(ja: "例: 0.5 mL", en: "such as 0.5 mL")
    static let gauge = LocalizedText(ja: "針の太さ(G)", en: "Needle's gauge")
    static let length = LocalizedText(ja: "針の長さ", en: "Needle's length")
    static let lengthHint = LocalizedText(ja: "例: 25 mm", en: "such as 25 mm")
    static let bevel = LocalizedText(ja: "刃面", en: "Bevel")
    static let steps = LocalizedText(ja: "手順", en: "Steps")
    static let stepText = LocalizedText(ja: "何をするか", en: "What is to be done")
    static let prompt = LocalizedText(ja: "学ぶときのヒント", en: "Hint while learning")
    static let points = LocalizedText(ja: "点", en: "Points")
    static let options = LocalizedText(ja: "選択肢", en: "Options")
    static let items = LocalizedText(ja: "確認項目", en: "Items")
    static let optionText = LocalizedText(ja: "言葉", en: "Words")
    static let right = LocalizedText(ja: "正しい", en: "Right")
    static let because = LocalizedText(ja: "正しくない理由", en: "Why it is not right")
    static let critical = LocalizedText(ja: "抜けると重大", en: "Critical when left out")
    static let criterionTitle = LocalizedText(ja: "名前", en: "Name")
    static let range = LocalizedText(ja: "満点の範囲", en: "Range for all points")
    static let rangeHint = LocalizedText(
        ja: "例: 80 to 100 deg、5 s or more、5 % or less", en: "such as 80 to 100 deg, 5 s or more, 5 % or less")
    static let up = LocalizedText(ja: "上へ", en: "Up")
    static let down = LocalizedText(ja: "下へ", en: "Down")
    static let remove = LocalizedText(ja: "消す", en: "Remove")
    static let leaveOut = LocalizedText(ja: "使わない", en: "Leave out")
    static let addStep = LocalizedText(ja: "後に手順を加える", en: "Add a step behind")
    static let addCriterion = LocalizedText(ja: "測るものを加える", en: "Add something measured")
    static let addOption = LocalizedText(ja: "加える", en: "Add one")
    static let tells = LocalizedText(ja: "患者が話すこと", en: "What the patient says")
    static let landmarks = LocalizedText(ja: "目印", en: "Landmarks")
    static let landmarksNote = LocalizedText(
        ja: "指でさがす場所です。基準の骨から足の方へ、正中の線に沿って測ります。",
        en: "Places that fingers find, measured from the bone toward the foot, along the midline.")
    static let below = LocalizedText(ja: "基準からの距離", en: "How far below")
    static let events = LocalizedText(ja: "患者の変化", en: "What may happen to the patient")
    static let eventsNote = LocalizedText(
        ja: "ここでは言葉を変えます。いつ起きるか、何を禁じるか、その後どうなるかはYAMLにあり、フォームからは変わりません。",
        en: "Words are changed here. When it happens, what it forbids and what follows stands in the YAML; the form "
            + "leaves that as it is.")
    static let sees = LocalizedText(ja: "見えるもの", en: "What is seen")
    static let says = LocalizedText(ja: "患者の言葉", en: "What the patient says")
    static let own = LocalizedText(ja: "このシナリオで書き換える", en: "Change them in this scenario")

    static func extends(_ name: String) -> LocalizedText {
        LocalizedText(
            ja: "共有の手順 \(name) をもとにしています。変えたところだけがこのファイルに書かれます。",
            en: "It builds on the shared steps \(name); only what differs is written into this file.")
    }

    /// The volume of a dose that goes by weight.
    static func comes(to volume: String, _ weight: String) -> LocalizedText {
        LocalizedText(ja: "体重 \(weight) のこの患者では \(volume) です。", en: "For this patient of \(weight) it is \(volume).")
    }

    static func expected(_ title: LocalizedText) -> LocalizedText {
        LocalizedText(ja: "測るもの: \(title.ja)", en: "Measured: \(title.en)")
    }

    static func kind(_ kind: String, _ id: String) -> LocalizedText {
        LocalizedText(ja: "\(value(kind).ja)(\(id))", en: "\(value(kind).en) (\(id))")
    }

    static func reaction(_ id: String) -> LocalizedText { LocalizedText(ja: "対応(\(id))", en: "Reaction (\(id))") }

    static func feedback(_ key: String) -> LocalizedText {
        switch key {
        case "low": LocalizedText(ja: "小さすぎるときの言葉", en: "Said when it is too little")
        case "high": LocalizedText(ja: "大きすぎるときの言葉", en: "Said when it is too much")
        default: LocalizedText(ja: "それ以外のときの言葉", en: "Said otherwise")
        }
    }

    /// A word of the file format.
    static func value(_ word: String) -> LocalizedText { words[word] ?? LocalizedText(ja: word, en: word) }

    private static let words: [String: LocalizedText] = [
        "sensed": LocalizedText(ja: "針で行う", en: "done with the needle"),
        "confirm": LocalizedText(ja: "実施したと言う", en: "said to be done"),
        "checklist": LocalizedText(ja: "確認項目", en: "a list to go through"),
        "choose": LocalizedText(ja: "選ぶ", en: "a choice"), "ask": LocalizedText(ja: "たずねる", en: "a question"),
        "wait": LocalizedText(ja: "待つ", en: "a wait"), "true": LocalizedText(ja: "はい", en: "yes"),
        "false": LocalizedText(ja: "いいえ", en: "no"), "female": LocalizedText(ja: "女性", en: "female"),
        "male": LocalizedText(ja: "男性", en: "male"), "left": LocalizedText(ja: "左", en: "left"),
        "right": LocalizedText(ja: "右", en: "right"), "deltoid": LocalizedText(ja: "三角筋", en: "deltoid"),
        "posterior-upper-arm": LocalizedText(ja: "上腕後面", en: "posterior upper arm"),
        "vastus-lateralis": LocalizedText(ja: "外側広筋", en: "vastus lateralis"),
        "ventrogluteal": LocalizedText(ja: "中殿筋", en: "ventrogluteal"),
        "abdomen": LocalizedText(ja: "腹部", en: "abdomen"),
        "volar-forearm": LocalizedText(ja: "前腕内側", en: "volar forearm"),
        "antecubital-fossa": LocalizedText(ja: "肘窩", en: "antecubital fossa"),
        "regular": LocalizedText(ja: "レギュラー", en: "regular"), "short": LocalizedText(ja: "ショート", en: "short"),
        "pen": LocalizedText(ja: "ペン型", en: "pen"),
    ]
}
