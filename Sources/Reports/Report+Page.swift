public import Authoring

extension Report {
    /// The report for people: one HTML page, UTF-8, that needs nothing from outside and holds both languages.
    ///
    /// - Parameter language: the one shown first; the reader changes it on the page.
    public func page(in language: Language) -> String { Page(self, language: language).source }
}
