<?php

declare(strict_types=1);

namespace WPLLM;

use FFI\CData;
use WPLLM\Exception\WPLLMException;
use WPLLM\Internal\Batches;
use WPLLM\Internal\Call;
use WPLLM\Internal\Handle;

/**
 * Tokens, logits and embeddings of one model; Context::model() opens it. It stays usable after pcntl_fork().
 */
final class Model
{
    private const ADD_SPECIAL = 1;
    private const PARSE_SPECIAL = 2;

    private Handle $handle;

    /**
     * @internal use Context::model()
     */
    public function __construct(CData $pointer)
    {
        $this->handle = new Handle('model', $pointer);
    }

    /**
     * What the model is: id, path, architecture, parameters, context_length, embedding_length, and more.
     *
     * @return array<string, mixed>
     * @throws WPLLMException
     */
    public function info(): array
    {
        return Call::json('wpllm_model_info', $this->handle->pointer());
    }

    /**
     * The token ids of a text.
     *
     * @param bool $addSpecial add what the model wants around a text (BOS, EOS, [CLS], [SEP])
     * @param bool $parseSpecial read special tokens written in the text ("<|im_end|>"); else they are text
     * @return list<int>
     * @throws WPLLMException
     */
    public function tokenize(string $text, bool $addSpecial = false, bool $parseSpecial = false): array
    {
        $flags = ($addSpecial ? self::ADD_SPECIAL : 0) | ($parseSpecial ? self::PARSE_SPECIAL : 0);
        return Call::tokens('wpllm_tokenize', $this->handle->pointer(), $text, strlen($text), $flags);
    }

    /**
     * The bytes of token ids; those of a part of a text need not be whole UTF-8 sequences.
     *
     * @param array<int> $tokens
     * @param bool $special write special tokens out; else they are left out
     * @throws WPLLMException
     */
    public function detokenize(array $tokens, bool $special = false): string
    {
        [$ids, $count] = Call::tokenArguments($tokens);
        $flags = $special ? self::PARSE_SPECIAL : 0;
        return Call::bytes('wpllm_detokenize', $this->handle->pointer(), $ids, $count, $flags);
    }

    /**
     * The logits after the last token, or after each of them: rows of vocabulary_size floats.
     *
     * @param array<int> $tokens
     * @return list<list<float>>
     * @throws WPLLMException
     */
    public function evaluate(array $tokens, bool $allRows = false): array
    {
        [$ids, $count] = Call::tokenArguments($tokens);
        $rows = Call::floats('wpllm_evaluate', $this->handle->pointer(), $ids, $count, $allRows ? 1 : 0);
        return array_map(self::unpack(...), $rows);
    }

    /**
     * One vector of length 1 (L2) for each text.
     *
     * @param array<string> $texts
     * @return list<list<float>>
     * @throws WPLLMException
     */
    public function embed(array $texts): array
    {
        return array_map(self::unpack(...), $this->embedPacked($texts));
    }

    /**
     * The same vectors as strings of little-endian 32-bit floats: the form to store, four bytes a number.
     *
     * @param array<string> $texts
     * @return list<string>
     * @throws WPLLMException
     */
    public function embedPacked(array $texts): array
    {
        return Batches::run(array_values($texts), function (array $part): array {
            [$pointers, $lengths, $count, $memory] = Call::textArguments($part);
            $rows = Call::floats('wpllm_embed_floats', $this->handle->pointer(), $pointers, $lengths, $count);
            unset($memory); // it had to live until here
            return $rows;
        });
    }

    /**
     * The numbers of a packed vector.
     *
     * @return list<float>
     */
    public static function unpack(string $packed): array
    {
        return array_values((array) unpack('g*', $packed));
    }

    /**
     * Frees the model. Closing twice is fine.
     */
    public function close(): void
    {
        $this->handle->close();
    }
}
