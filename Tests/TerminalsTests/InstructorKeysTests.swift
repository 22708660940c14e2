import Devices
import Terminals
import Testing

@Suite("the instructor's keys") struct InstructorKeysTests {
    private func words(_ keys: InstructorKeys) -> [Action?] {
        [.character("E"), .character("C"), .character("e")].map {
            keys.action($0, step: "hands", event: "anaphylaxis")
        }
    }

    @Test("in a test they do nothing, unless the run says whose they are")
    func test() {
        #expect(words(InstructorKeys(by: nil, isTest: true)) == [nil, nil, nil])
        #expect(
            words(InstructorKeys(by: "teacher-1", isTest: true)) == [
                Action(.did("anaphylaxis"), evidence: .instructor, by: "teacher-1"),
                Action(.confirm(step: "hands"), evidence: .instructor, by: "teacher-1"), nil,
            ])
    }

    @Test("whoever learns alone may let an event happen, and confirms nothing as an instructor")
    func learning() {
        #expect(
            words(InstructorKeys(by: nil, isTest: false)) == [
                Action(.did("anaphylaxis"), evidence: .instructor), Action(.confirm(step: "hands")), nil,
            ])
    }

    @Test("they mean nothing where nothing waits")
    func nothing() {
        let keys = InstructorKeys(by: "teacher-1", isTest: false)
        #expect(keys.action(.character("E"), step: nil, event: nil) == nil)
        #expect(keys.action(.character("C"), step: nil, event: nil) == nil)
    }
}
