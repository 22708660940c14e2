extension Drawing {
    /// The sheet as one page of PDF, A4, drawn in millimetres and scaled by exactly 72 / 25.4 points.
    var pdf: [UInt8] {
        var content = "2.834645669 0 0 -2.834645669 0 841.889764 cm\n1 J 1 j\n"
        for mark in marks { content += Self.pdf(mark) }
        return PDFFile(
            objects: [
                "<< /Type /Catalog /Pages 2 0 R /ViewerPreferences << /PrintScaling /None >> >>",
                "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595.275591 841.889764] /Contents 4 0 R "
                    + "/Resources << /Font << /L 5 0 R /B 6 0 R /J 7 0 R >> >> >>",
                PDFFile.stream(content),
                "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
                "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
                // Japanese without embedding: a font and an encoding that every PDF reader knows by name.
                "<< /Type /Font /Subtype /Type0 /BaseFont /HeiseiKakuGo-W5-UniJIS-UTF16-H /Encoding /UniJIS-UTF16-H "
                    + "/DescendantFonts [8 0 R] >>",
                "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /HeiseiKakuGo-W5 /FontDescriptor 9 0 R /DW 1000 "
                    + "/CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 2 >> >>",
                "<< /Type /FontDescriptor /FontName /HeiseiKakuGo-W5 /Flags 4 /FontBBox [-92 -250 1010 922] "
                    + "/ItalicAngle 0 /Ascent 752 /Descent -221 /CapHeight 737 /StemV 114 >>",
            ]
        ).bytes
    }

    private static func pdf(_ mark: Mark) -> String {
        switch mark {
        case .path(let points, let closed, let stroke, let dash, let grey):
            let path = points.enumerated().map { "\(number($1.x)) \(number($1.y)) \($0 == 0 ? "m" : "l")" }
            return pen(stroke, dash, grey) + path.joined(separator: " ") + (closed ? " s\n" : " S\n")
        case .circle(let centre, let radius, let stroke, let dash, let grey):
            return pen(stroke, dash, grey) + circle(centre, radius) + " S\n"
        case .text(let text, let place, let size, let anchor, let isStrong, let grey):
            let width = Typeface.width(of: text, size: size, isStrong: isStrong)
            let shift: Double
            switch anchor {
            case .start: shift = 0
            case .middle: shift = width / 2
            case .end: shift = width
            }
            // Letters stand upright in a page that is drawn downward: the text matrix turns them back.
            var line = "BT \(number(grey)) g 1 0 0 -1 \(number(place.x - shift)) \(number(place.y)) Tm\n"
            for run in PDFText.runs(text, isStrong: isStrong) {
                // The Japanese font has no bold: its outline is drawn too.
                let isThick = isStrong && run.font == "J"
                if isThick { line += "\(number(grey)) G \(number(size * 0.035)) w [] 0 d 2 Tr " }
                line += "/\(run.font) \(number(size)) Tf <\(run.hex)> Tj\n"
                if isThick { line += "0 Tr " }
            }
            return line + "ET\n"
        }
    }

    private static func pen(_ stroke: Double, _ dash: Double, _ grey: Double) -> String {
        let dashes = dash > 0 ? "[\(number(dash)) \(number(dash * 0.7))] 0 d" : "[] 0 d"
        return "\(number(stroke)) w \(dashes) \(number(grey)) G "
    }

    /// Four Bézier curves: a circle within 0.03 % of its radius.
    private static func circle(_ centre: Point, _ radius: Double) -> String {
        let k = radius * 0.552_284_75
        func at(_ x: Double, _ y: Double) -> String { "\(number(centre.x + x)) \(number(centre.y + y))" }
        return "\(at(radius, 0)) m \(at(radius, k)) \(at(k, radius)) \(at(0, radius)) c "
            + "\(at(-k, radius)) \(at(-radius, k)) \(at(-radius, 0)) c "
            + "\(at(-radius, -k)) \(at(-k, -radius)) \(at(0, -radius)) c "
            + "\(at(k, -radius)) \(at(radius, -k)) \(at(radius, 0)) c"
    }

    private static func number(_ value: Double) -> String { value.coordinate(4) }
}
