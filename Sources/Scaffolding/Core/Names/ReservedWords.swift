/// Words that cannot be used for names of a program's own.
package enum ReservedWords {
    /// Whether the word, in any case, is reserved in PHP or ECMAScript.
    package static func contains(_ word: String) -> Bool { all.contains(word.lowercased()) }

    private static let all = Set((php + javascript).split(separator: " ").map(String.init))

    /// Keywords, names of types and predefined constants: https://www.php.net/manual/en/reserved.php
    private static let php = """
        __halt_compiler abstract and array as break callable case catch class clone const continue declare default die \
        do echo else elseif empty enddeclare endfor endforeach endif endswitch endwhile enum eval exit extends false \
        final finally float fn for foreach from function global goto if implements include include_once instanceof \
        insteadof int interface isset iterable list match mixed namespace never new null numeric object or parent print \
        private protected public readonly require require_once resource return self static string switch this throw \
        trait true try unset use var void while xor yield bool __class__ __dir__ __file__ __function__ __line__ \
        __method__ __namespace__ __trait__ __property__
        """

    /// Reserved words: https://tc39.es/ecma262/#prod-ReservedWord, with those of strict mode and names that mean
    /// something everywhere.
    private static let javascript = """
         await async arguments break case catch class const continue debugger default delete do else enum eval export \
        extends false finally for function if implements import in instanceof interface let new null package private \
        protected public return static super switch this throw true try typeof undefined var void while with yield \
        nan infinity constructor prototype
        """
}
