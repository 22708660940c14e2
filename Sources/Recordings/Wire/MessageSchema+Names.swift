extension MessageSchema {
    /// `clockBackward` as `CLOCK_BACKWARD`: how protobuf names the values of enumerations.
    static func shouting(_ name: String) -> String {
        name.reduce(into: "") { text, letter in text += letter.isUppercase ? "_\(letter)" : letter.uppercased() }
    }
}
