/// What the name of a license says.
struct License {
    /// "gpl", "lgpl", "agpl", "mit", "apache", "bsd", "mpl".
    let family: String
    /// Its version, if it is named.
    let version: Character?

    /// Nil for a name that is not known.
    init?(_ name: String) {
        let text = name.lowercased()
        let families: [(String, [String])] = [
            ("agpl", ["agpl", "affero"]), ("lgpl", ["lgpl", "lesser"]),
            ("gpl", ["gpl", "general public", "gnu"]), ("mit", ["mit", "expat"]), ("apache", ["apache"]),
            ("bsd", ["bsd"]), ("mpl", ["mpl", "mozilla"]),
        ]
        guard let family = families.first(where: { $0.1.contains(where: text.has) }) else { return nil }
        self.family = family.0
        version = text.first { $0 >= "1" && $0 <= "9" }
    }

    /// Whether both names may mean one license.
    func agrees(with other: License) -> Bool {
        guard family == other.family else { return false }
        guard let version, let second = other.version, family != "bsd" else { return true }
        return version == second
    }
}
