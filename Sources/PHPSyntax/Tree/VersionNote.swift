/// A version of PHP.
package struct PHPVersion: Sendable, Hashable, Comparable {
    package var major: UInt8
    package var minor: UInt8

    package init(_ major: UInt8, _ minor: UInt8) {
        self.major = major
        self.minor = minor
    }

    package static func < (left: PHPVersion, right: PHPVersion) -> Bool {
        (left.major, left.minor) < (right.major, right.minor)
    }
}

/// A construct that not every version of PHP has.
package struct VersionNote: Sendable, Equatable {
    /// The first version with the construct; nil if all that matter have it.
    package var since: PHPVersion?
    /// The first version without it; nil if it is still there.
    package var until: PHPVersion?
    /// The construct, in words.
    package var feature: StaticString
    /// The token that shows it.
    package var token: Int

    package static func == (left: VersionNote, right: VersionNote) -> Bool {
        left.since == right.since && left.until == right.until && left.token == right.token
            && left.feature.description == right.feature.description
    }
}
