import Foundation
import Space
import Testing

@Suite("the skin's chart")
struct SkinChartTests {
    @Test("sine and cosine are right to 1e-9 over the whole turn, and held beyond it")
    func circularFunctions() {
        for i in -100_000...100_000 {
            let angle = Double(i) / 100_000 * Double.pi
            let turn = CircularFunctions(angle)
            #expect(abs(turn.sine - sin(angle)) < 1e-9 && abs(turn.cosine - cos(angle)) < 1e-9)
        }
        #expect(CircularFunctions(4).cosine == CircularFunctions(.pi).cosine)
        #expect(CircularFunctions(-.infinity).cosine == CircularFunctions(-.pi).cosine)
    }

    @Test("the landmark is the origin, with z out of the skin")
    func landmark() {
        let place = SkinChart(radius: 0.05).place(x: 0, y: 0)
        #expect(place.point == .zero)
        #expect(place.normal == Vector(0, 0, 1) && place.right == Vector(1, 0, 0) && place.head == Vector(0, 1, 0))
    }

    @Test("a point of the chart lies on the round skin, and is found again from space")
    func thereAndBack() {
        let chart = SkinChart(radius: 0.047)
        for i in -180...180 {
            for height in [-0.03, 0, 0.02, 0.2] {
                let x = Double(i) / 181 * Double.pi * chart.radius
                let place = chart.place(x: x, y: -0.085)
                let fromAxis = Vector(place.point.x, 0, place.point.z + chart.radius)
                #expect(abs(fromAxis.length - chart.radius) < 1e-10)
                #expect(abs(place.right.cross(place.head).dot(place.normal) - 1) < 1e-8)
                let found = chart.under(place.point + place.normal * height)
                #expect(abs(found.x - x) < 2e-10 && found.y == -0.085 && abs(found.height - height) < 1e-9)
            }
        }
    }

    @Test("arc length is what a tape measure says: a quarter of the way round is radius × π/2")
    func arcLength() {
        let chart = SkinChart(radius: 0.05)
        let quarter = chart.under(Vector(0.05, 0, -0.05))
        #expect(abs(quarter.x - 0.05 * Double.pi / 2) < 1e-10 && abs(quarter.height) < 1e-12)
        let behind = chart.under(Vector(0, 0, -0.1))
        #expect(abs(abs(behind.x) - 0.05 * Double.pi) < 1e-9)
    }

    @Test("the arm's axis and hostile points give numbers, never NaN")
    func hostile() {
        let chart = SkinChart(radius: 0.05)
        #expect(chart.under(Vector(0, 1, -0.05)).x == 0)
        #expect(chart.normal(under: Vector(0, 1, -0.05)) == Vector(0, 0, 1))
        #expect(!chart.under(Vector(.infinity, 0, 0)).x.isNaN)
    }
}
