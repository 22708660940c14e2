import Foundation
import TestSupport
import Testing

/// What nobody may do at a station, tried by a program that knows its table of routes.
@Suite(.serialized) struct StationAttackTests {
    @Test("no route answers without its role, every one with it, and nothing comes in from the side")
    func attacks() throws {
        let folder = try Folder()
        let seen = try StationTool.run("attack_station.py", [Program.path, folder.path])
        func numbers(_ name: String) -> [Int] { seen[name] as? [Int] ?? [] }
        func number(_ name: String) -> Int { seen[name] as? Int ?? -1 }

        // The whole table: 401 for nobody, 403 for the wrong role, without the page's token and from another site.
        #expect(seen["wrong"] as? [String] == [])
        #expect((seen["routes"] as? [Any])?.count ?? 0 >= 25)
        #expect((seen["signIn"] as? [String: Int])?.values.allSatisfy { $0 == 200 } == true)
        let cookie = seen["cookie"] as? String ?? ""
        #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict") && cookie.contains("Path=/"))
        #expect(number("foreignHost") == 403 && number("foreignSignIn") == 403)

        let traversal = seen["traversal"] as? [String: Int] ?? [:]
        #expect(traversal.count == 13 && traversal.values.allSatisfy { (400...404).contains($0) }, "\(traversal)")
        let large = seen["large"] as? [String: String] ?? [:]
        #expect(large["said length"] == "HTTP/1.1 413" && large["chunked"] == "HTTP/1.1 413", "\(large)")
        #expect(large["headers"] != "HTTP/1.1 200", "\(large)")
        // Closed by the station, long before they would have come to an end by themselves.
        let slow = seen["slow"] as? [String: Double] ?? [:]
        #expect(slow.count == 3 && slow.values.allSatisfy { $0 < 30 }, "\(slow)")
        // Nothing odd is taken for something else, and the station goes on.
        let odd = seen["odd"] as? [String] ?? []
        #expect(odd.count == 12 && !odd.contains("HTTP/1.1 500"), "\(odd)")
        let fuzzed = seen["fuzzed"] as? [String: Int] ?? [:]
        #expect(fuzzed.values.reduce(0, +) == 400 && fuzzed["500"] == nil, "\(fuzzed)")
        #expect(number("healthy") == 200)

        // A code works once, until its time, and for nobody else's account.
        #expect(numbers("code") == [200, 401])
        #expect(number("lateCode") == 401 && number("codeForAccount") == 401)
        // Nor does it open what somebody else has on record, or is doing.
        #expect(seen["results"] as? Bool == true)
        #expect(numbers("boundCode") == [401, 401, 401, 200])
        #expect(seen["author"] as? [Bool] == [true, false])
        // What is taken away at the command line is gone from every page, at once.
        #expect(numbers("before") == [200, 200] && numbers("after") == [401, 401])
        #expect(seen["watching"] as? String == "closed")
        #expect(number("signOut") == 200 && number("afterwards") == 401)
        // Five wrong tries are free, by address and by name; others are not kept waiting.
        #expect(numbers("oneAddress") == [401, 401, 401, 401, 401, 429, 429, 429])
        #expect(numbers("oneName") == [401, 401, 401, 401, 401, 429, 429, 429])
        #expect(number("rightButLate") == 429 && number("others") == 200)
        #expect(numbers("sly") == [401, 401, 200, 401, 401, 200, 401, 429, 429])
        #expect((1...5).contains(number("crowd")), "\(number("crowd"))")

        #expect(seen["secretsInLog"] as? [String] == [] && number("secretsInStore") == 0)
        #expect(number("status") == 0 && number("verify") == 0)
    }
}
