import Foundation

/// A grey picture (PGM, binary), as `pdftoppm -gray` writes it.
struct Bitmap {
    let width: Int
    let height: Int
    private let pixels: [UInt8]

    init?(pgm data: Data) {
        let bytes = [UInt8](data)
        var place = 0
        var words: [String] = []
        while words.count < 4, place < bytes.count {
            var word = ""
            while place < bytes.count, !" \n\t\r".utf8.contains(bytes[place]) {
                word.unicodeScalars.append(Unicode.Scalar(bytes[place]))
                place += 1
            }
            place += 1
            if !word.isEmpty { words.append(word) }
        }
        guard words.count == 4, words[0] == "P5", let width = Int(words[1]), let height = Int(words[2]),
            bytes.count - place == width * height
        else { return nil }
        self.width = width
        self.height = height
        pixels = Array(bytes[place...])
    }

    /// Centres of dark strokes along a row or a column, px, weighted by how dark each pixel is.
    func strokes(row: Int) -> [Double] { strokes((0..<width).map { pixels[row * width + $0] }) }
    func strokes(column: Int) -> [Double] { strokes((0..<height).map { pixels[$0 * width + column] }) }

    private func strokes(_ line: [UInt8]) -> [Double] {
        var centres: [Double] = []
        var (weight, sum) = (0.0, 0.0)
        for (index, level) in (line + [255]).enumerated() {
            let dark = level < 200 ? Double(255 - level) : 0
            if dark > 0 {
                weight += dark
                sum += dark * (Double(index) + 0.5)
            } else if weight > 0 {
                centres.append(sum / weight)
                (weight, sum) = (0, 0)
            }
        }
        return centres
    }
}
