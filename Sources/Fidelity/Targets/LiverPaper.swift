/// The equations of Okamura, Simone & O'Leary 2004 with the numbers of one of their livers.
struct LiverPaper {
    /// a1 in N/mm and a2 in N/mm².
    let linear, quadratic: Double

    /// a1·δ + a2·δ², N.
    /// - Parameter depth: m.
    func stiffness(_ depth: Double) -> Double {
        let mm = depth * 1000
        return linear * mm + quadratic * mm * mm
    }

    /// The dimple that gives a force, m.
    func dimple(_ force: Double) -> Double {
        ((linear * linear + 4 * quadratic * force).squareRoot() - linear) / (2 * quadratic) / 1000
    }
}
