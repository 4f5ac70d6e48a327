/// Puts files into one archive: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT. All files have the same date,
/// so that equal files give an equal archive.
package enum ZIPArchive {
    /// 1980-01-01 00:00, the first date that the format knows.
    private static let date: UInt32 = 1 << 21 | 1 << 16

    /// - Parameter folder: the folder that the files are in once the archive is unpacked, such as the plugin's slug.
    package static func bytes(_ files: [GeneratedFile], folder: String) -> [UInt8] {
        var archive: [UInt8] = []
        var directory: [UInt8] = []
        for file in files {
            let name = Array("\(folder)/\(file.path)".utf8)
            let packed = Deflate.compressed(file.content)
            let isPacked = packed.count < file.content.count
            let content = isPacked ? packed : file.content
            var header: [UInt8] = []
            // Version 2.0, names in UTF-8, deflated or stored.
            append(&header, 20, 2)
            append(&header, 0x0800, 2)
            append(&header, isPacked ? 8 : 0, 2)
            append(&header, date, 4)
            append(&header, Checksums.crc32(file.content), 4)
            append(&header, UInt32(clamping: content.count), 4)
            append(&header, UInt32(clamping: file.content.count), 4)
            append(&header, UInt32(clamping: name.count), 2)
            append(&header, 0, 2)
            let offset = archive.count
            append(&archive, 0x0403_4B50, 4)
            archive += header + name + content
            append(&directory, 0x0201_4B50, 4)
            // Made on Unix, for the sake of the permissions: a file that its owner may write and all may read.
            append(&directory, 3 << 8 | 20, 2)
            directory += header
            append(&directory, 0, 6)
            append(&directory, 0o100644 << 16, 4)
            append(&directory, UInt32(clamping: offset), 4)
            directory += name
        }
        let start = archive.count
        archive += directory
        append(&archive, 0x0605_4B50, 4)
        append(&archive, 0, 4)
        append(&archive, UInt32(clamping: files.count), 2)
        append(&archive, UInt32(clamping: files.count), 2)
        append(&archive, UInt32(clamping: directory.count), 4)
        append(&archive, UInt32(clamping: start), 4)
        append(&archive, 0, 2)
        return archive
    }

    private static func append(_ bytes: inout [UInt8], _ value: UInt32, _ count: Int) {
        for index in 0..<count {
            bytes.append(index < 4 ? UInt8(truncatingIfNeeded: value >> UInt32(8 * index)) : 0)
        }
    }
}
