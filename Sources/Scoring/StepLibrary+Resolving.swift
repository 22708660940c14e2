public import Authoring

extension StepLibrary {
    /// A scenario's values together with those that it shares: what is its own has a place without a document. Nil where
    /// what it extends can't be read.
    public func resolved(_ root: Node, into diagnostics: Diagnostics) -> Node? {
        let resolved = Inheritance(library: self, diagnostics: diagnostics).resolve(root)
        return resolved.isWhole ? resolved.root : nil
    }
}
