import Inference

/// Key/value caches that earlier requests left behind, so that one which begins like an earlier one does not read its
/// prompt again.
///
/// Process-wide, because requests of one php-fpm worker come with contexts of their own.
package enum ConversationCaches {
    private struct Idle {
        var model: ObjectIdentifier
        /// Keeps the model, and with it the identifier, alive.
        var owner: LocalModel
        var cache: KVCache
        var lastUse: UInt64
    }

    /// Caches a model keeps at the most.
    private static let perModelLimit = 4
    private static let lock = ProcessLock()
    nonisolated(unsafe) private static var idle: [Idle] = []
    nonisolated(unsafe) private static var uses: UInt64 = 0

    /// A cache for a request that begins with `tokens`: the one that shares most of its beginning, cut down to that, or
    /// a new one. The last token is never taken from a cache, because its logits are wanted.
    package static func take(
        for model: LocalModel, decoder: TextDecoder, tokens: [Int32]
    ) throws(Failure) -> KVCache {
        let found = lock.withLock { () -> KVCache? in
            var best: (index: Int, shared: Int)?
            for (index, entry) in idle.enumerated() where entry.model == ObjectIdentifier(model) {
                let shared = sharedPrefix(entry.cache.tokens, tokens)
                if shared > best?.shared ?? 0 { best = (index, shared) }
            }
            guard let best else { return nil }
            // A short common beginning is not worth the rest of what the cache holds, while there is room for another.
            let isWorthIt = best.shared * 2 >= min(idle[best.index].cache.tokens.count, tokens.count)
            guard isWorthIt || count(model) >= perModelLimit else { return nil }
            return idle.remove(at: best.index).cache
        }
        if let found {
            found.truncate(to: min(sharedPrefix(found.tokens, tokens), max(0, tokens.count - 1)))
            return found
        }
        do {
            return try decoder.makeCache(capacity: decoder.hyperparameters.contextLength)
        } catch {
            throw Failure(error, path: model.file.path)
        }
    }

    /// Gives a cache back. The least recently used ones go while their memory exceeds `maximumBytes`.
    package static func put(_ cache: KVCache, for model: LocalModel, maximumBytes: Int) {
        var released: [KVCache] = []
        lock.withLock {
            uses &+= 1
            idle.append(Idle(model: ObjectIdentifier(model), owner: model, cache: cache, lastUse: uses))
            while count(model) > perModelLimit, let index = oldest(where: { $0.model == ObjectIdentifier(model) }) {
                released.append(idle.remove(at: index).cache)
            }
            while idle.reduce(0, { $0 + $1.cache.byteCount }) > maximumBytes, let index = oldest(where: { _ in true }) {
                released.append(idle.remove(at: index).cache)
            }
        }
        withExtendedLifetime(released) {}
    }

    /// Drops what earlier requests to `model` left behind.
    package static func removeAll(for model: LocalModel) {
        let released = lock.withLock { () -> [Idle] in
            let mine = idle.filter { $0.model == ObjectIdentifier(model) }
            idle.removeAll { $0.model == ObjectIdentifier(model) }
            return mine
        }
        withExtendedLifetime(released) {}
    }

    private static func count(_ model: LocalModel) -> Int {
        idle.count { $0.model == ObjectIdentifier(model) }
    }

    private static func oldest(where isCandidate: (Idle) -> Bool) -> Int? {
        idle.indices.filter { isCandidate(idle[$0]) }.min { idle[$0].lastUse < idle[$1].lastUse }
    }

    private static func sharedPrefix(_ a: [Int32], _ b: [Int32]) -> Int {
        var count = 0
        while count < a.count, count < b.count, a[count] == b[count] { count += 1 }
        return count
    }
}
