import Testing

@Suite(
    "reading an input device on the servo thread",
    .enabled(if: EvdevPlayback.isBuilt, Comment(rawValue: EvdevPlayback.buildIt)),
    .enabled(if: PenRecording.isThere, Comment(rawValue: PenRecording.missing)))
struct EvdevReadingInRelease {
    @Test("allocates nothing, also while it catches up after an overflow")
    func allocations() throws {
        let played = try RecordedPenTests.play(PenRecording.all[1], ["--unplug", "--drop", "0.5:0.1"])
        #expect(played.total("allocations") == 0 && played.total("overflows") == 1)
    }
}
