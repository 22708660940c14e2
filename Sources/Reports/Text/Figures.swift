extension Double {
    /// The number with a fixed count of decimals, or "–" where it is not finite. Rounds half away from zero; no "-0".
    func fixed(_ places: Int) -> String {
        guard isFinite else { return "–" }
        var scale = 1.0
        for _ in 0..<places { scale *= 10 }
        let scaled = (self * scale).rounded()
        guard scaled.magnitude < 9e15 else { return description }
        var digits = String(Int64(scaled.magnitude))
        while digits.count <= places { digits = "0" + digits }
        let sign = scaled < 0 ? "−" : ""
        guard places > 0 else { return sign + digits }
        return sign + digits.dropLast(places) + "." + digits.suffix(places)
    }

    /// Like ``fixed(_:)``, without zeros at the end: for people.
    func short(_ places: Int) -> String {
        var text = fixed(places)
        guard places > 0, text.contains("."), !text.contains("e") else { return text }
        while text.hasSuffix("0") { text.removeLast() }
        if text.hasSuffix(".") { text.removeLast() }
        return text
    }

    /// Like ``short(_:)``, with the hyphen that machines read as minus: for coordinates. 0 where not finite.
    func coordinate(_ places: Int = 2) -> String {
        guard isFinite else { return "0" }
        let text = short(places)
        return text.hasPrefix("−") ? "-" + text.dropFirst() : text
    }
}

extension UInt64 {
    /// The number with a thin space between thousands: "15 200" for people, from five digits on.
    var grouped: String {
        let digits = Array(description)
        guard digits.count > 4 else { return description }
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text.append("\u{202F}") }
            text.append(digit)
        }
        return text
    }
}
