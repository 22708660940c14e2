import Authoring
import Patients
import Scoring

/// The patient of the form: who they are, what they say, where fingers find their place, and what may happen to them.
extension ScenarioForm {
    var patient: Part {
        guard node(["patient", "file"]) == nil else {
            return Part(id: "patient", heading: FormWords.patient, note: FormWords.imported, parts: said)
        }
        return Part(
            id: "patient", heading: FormWords.patient,
            fields: [
                choice(["patient", "sex"], FormWords.sex, choices(Person.Sex.allCases.map(\.rawValue))),
                text(["patient", "age"], FormWords.age), text(["patient", "bmi"], FormWords.bmi),
                choice(["patient", "site"], FormWords.site, choices(Site.allCases.map(\.rawValue)), unset: "deltoid"),
                choice(
                    ["patient", "side"], FormWords.side, choices(Site.Side.allCases.map(\.rawValue)), unset: "left"),
            ], parts: said)
    }

    private var said: [Part] { [tells, landmarks] }

    private var tells: Part {
        let path = ["patient", "tells"], all = items(node(path))
        return Part(
            id: "tells", heading: FormWords.tells,
            deeds: [Deed(label: FormWords.addOption, edit: ScenarioEdit(.addTell, path))],
            parts: all.indices.map { index in
                let own = path + ["\(index)"]
                return Part(
                    id: "tell-\(index)", heading: LocalizedText(ja: "\(index + 1)", en: "\(index + 1)"),
                    fields: [words(own, FormWords.optionText)], deeds: [removal(own, of: path, all)])
            })
    }

    private var landmarks: Part {
        let path = ["patient", "landmarks"], all = items(node(path))
        return Part(
            id: "landmarks", heading: FormWords.landmarks, note: FormWords.landmarksNote,
            deeds: [Deed(label: FormWords.addOption, edit: ScenarioEdit(.addLandmark, path))],
            parts: all.compactMap { landmark in
                guard let id = landmark["id"]?.text else { return nil }
                let own = path + [id]
                return Part(
                    id: "landmark-\(id)", heading: LocalizedText(ja: id, en: id),
                    fields: [
                        words(own + ["name"], FormWords.criterionTitle),
                        text(own + ["below"], FormWords.below, FormWords.lengthHint),
                    ], deeds: [removal(own, of: path, all)])
            })
    }

    /// A list that would be left empty goes away whole.
    private func removal(_ path: [String], of list: [String], _ all: [Node]) -> Deed {
        Deed(label: FormWords.remove, edit: ScenarioEdit(.remove, all.count > 1 ? path : list))
    }

    // MARK: what may happen

    /// The words of each event. When it happens, what it forbids and what follows is the text's alone.
    var eventPart: Part? {
        let all = items(node(["events"]))
        guard !all.isEmpty else { return nil }
        return Part(
            id: "events", heading: FormWords.events, note: FormWords.eventsNote,
            parts: all.compactMap { event in
                guard let id = event["id"]?.text else { return nil }
                let own = ["events", id], title = event["title"]
                var fields = [words(own + ["title"], FormWords.criterionTitle)]
                for (key, label) in [("sees", FormWords.sees), ("says", FormWords.says)]
                where event["cue"]?[key] != nil {
                    fields.append(words(own + ["cue", key], label))
                }
                fields += items(event["react"]).compactMap { deed in
                    deed["id"]?.text.map { words(own + ["react", $0, "text"], FormWords.reaction($0)) }
                }
                return Part(
                    id: "event-\(id)",
                    heading: LocalizedText(ja: title?["ja"]?.text ?? id, en: title?["en"]?.text ?? id),
                    isShared: isShared(event), fields: fields)
            })
    }
}
