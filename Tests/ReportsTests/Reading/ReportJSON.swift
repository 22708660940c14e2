import Foundation
import Reports

/// `report.json` as a program reads it.
struct ReportJSON {
    let root: [String: Any]

    init(_ report: Report) throws {
        let read = try JSONSerialization.jsonObject(with: Data(report.json().utf8))
        root = read as? [String: Any] ?? [:]
    }

    subscript(_ path: String...) -> Any? {
        path.reduce(root as Any?) { ($0 as? [String: Any])?[$1] }
    }

    func numbers(_ key: String) -> [Double] { self["curve", key] as? [Double] ?? [] }
    func words(_ key: String) -> [String] { self["curve", key] as? [String] ?? [] }
}
