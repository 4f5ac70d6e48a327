<?php

declare(strict_types=1);

namespace WPLLM;

/**
 * Vectors of length 1 (L2), in the order of the texts. The dot product of two is their cosine similarity.
 */
final class Embeddings
{
    /**
     * @param list<list<float>> $vectors
     */
    public function __construct(
        public readonly string $model,
        public readonly array $vectors,
        public readonly Usage $usage
    ) {
    }

    /**
     * The cosine similarity of two vectors of length 1: -1 to 1.
     *
     * @param list<float> $first
     * @param list<float> $second
     */
    public static function similarity(array $first, array $second): float
    {
        if (count($first) !== count($second)) {
            throw new \ValueError('vectors of different lengths cannot be compared');
        }
        $sum = 0.0;
        foreach ($first as $index => $value) {
            $sum += $value * $second[$index];
        }
        return $sum;
    }
}
