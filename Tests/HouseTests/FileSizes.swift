import Testing

@Suite("files are short") struct FileSizes {
    @Test("no Swift file is longer than 400 lines")
    func longest() throws {
        for file in try SourceTree.sources.get() + SourceTree.tests.get() {
            #expect(file.length <= 400, "\(file) has \(file.length) lines: what is the second noun in it?")
        }
    }

    @Test("half the files of Sources have at most 120 lines")
    func median() throws {
        let lengths = try SourceTree.sources.get().map(\.length).sorted()
        try #require(lengths.count > 50)
        #expect(lengths[lengths.count / 2] <= 120)
    }
}
