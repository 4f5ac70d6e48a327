/// Identifiers of answers.
package enum RandomIdentifier {
    /// 24 random hexadecimal digits, from the system's random numbers.
    package static func make() -> String {
        let digits = Array("0123456789abcdef")
        return String((0..<24).map { _ in digits.randomElement() ?? "0" })
    }
}
