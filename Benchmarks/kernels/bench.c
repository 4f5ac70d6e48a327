/*
 * bench.c - how fast the products are, against what the memory gives.
 *
 * Prints, for each type and instruction set: GB/s of weights with one input (and its share of a plain read of the same
 * bytes), and giga-operations (a multiplication and an addition are two) a second with 512 inputs.
 *
 *   make -C Benchmarks/kernels && Benchmarks/kernels/build/bench [threads]
 */
#include "kernels.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { COLUMNS = 4096, ROWS = 4096, TOKENS = 512, MATRICES = 16, REPEATS = 5 };

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

typedef struct reading {
    const uint64_t *words;
    size_t count;
    uint64_t sums[256];
} reading;

static void read_part(void *argument, int32_t part, int32_t parts) {
    reading *job = argument;
    size_t first = job->count * (size_t)part / (size_t)parts / 16 * 16;
    size_t last = job->count * ((size_t)part + 1) / (size_t)parts / 16 * 16;
    uint64_t sums[16] = {0};
    for (size_t i = first; i < last; i += 16) {
        __builtin_prefetch(job->words + i + 512);
        __builtin_prefetch(job->words + i + 520);
        for (size_t j = 0; j < 16; j++) {
            sums[j] += job->words[i + j];
        }
    }
    for (size_t j = 0; j < 16; j++) {
        job->sums[part & 255] += sums[j];
    }
}

/** GB/s of a plain read: the best of a few. */
static double read_bandwidth(int32_t threads, const void *bytes, size_t count) {
    double best = 1e9;
    for (int i = 0; i < REPEATS; i++) {
        reading job = {.words = bytes, .count = count / 8};
        double begin = seconds();
        wk_parallel(threads, read_part, &job);
        double time = seconds() - begin;
        best = time < best ? time : best;
    }
    return (double)count / best * 1e-9;
}

/** Sets the f16 scales of a block to a small number, so that no product overflows. */
static void set_scales(int32_t type, uint8_t *block) {
    const uint16_t small = 0x1400;
    size_t at = type == WK_Q6_K ? 208 : 0;
    memcpy(block + at, &small, 2);
    if (type == WK_Q4_K || type == WK_Q5_K) {
        memcpy(block + 2, &small, 2);
    }
}

int main(int argc, char **argv) {
    static const int32_t types[] = {WK_Q4_0, WK_Q8_0, WK_Q4_K, WK_Q5_K, WK_Q6_K, WK_F16, WK_BF16, WK_F32};
    int32_t threads = argc > 1 ? atoi(argv[1]) : wk_default_threads();
    float *input = malloc(sizeof(float) * COLUMNS * TOKENS);
    float *output = malloc(sizeof(float) * ROWS * TOKENS);
    void *scratch = malloc(wk_matmul_scratch(COLUMNS, TOKENS));
    for (size_t i = 0; i < (size_t)COLUMNS * TOKENS; i++) {
        input[i] = (float)rand() / (float)RAND_MAX - 0.5f;
    }
    printf("%d threads, %d x %d\n", threads, ROWS, COLUMNS);
    for (size_t k = 0; k < sizeof types / sizeof types[0]; k++) {
        int32_t type = types[k];
        size_t block_bytes = (size_t)wk_type_block_bytes(type);
        size_t bytes = (size_t)ROWS * COLUMNS / (size_t)wk_type_block_elements(type) * block_bytes;
        uint8_t *weights = malloc(bytes * MATRICES);
        for (size_t i = 0; i < bytes * MATRICES; i++) {
            weights[i] = (uint8_t)(rand() >> 8) & (wk_type_block_elements(type) == 1 ? 0x3b : 0xff);
        }
        for (size_t b = 0; wk_type_block_elements(type) > 1 && b < bytes * MATRICES / block_bytes; b++) {
            set_scales(type, weights + b * block_bytes);
        }
        double bandwidth = read_bandwidth(threads, weights, bytes * MATRICES);
        for (int32_t isa = WK_ISA_AVX2; isa <= WK_ISA_AVX512_VNNI; isa++) {
            if (wk_limit_isa(isa) != isa) {
                continue;
            }
            wk_matrix matrix = {type, weights, ROWS, NULL, output, ROWS};
            double walk = 1e9;
            double tiles = 1e9;
            for (int i = 0; i < REPEATS; i++) {
                double begin = seconds();
                for (size_t m = 0; m < MATRICES; m++) {
                    matrix.weights = weights + m * bytes;
                    wk_matmul(threads, &matrix, 1, COLUMNS, input, 1, COLUMNS, scratch);
                }
                double time = (seconds() - begin) / MATRICES;
                walk = time < walk ? time : walk;
            }
            for (int i = 0; i < 2; i++) {
                double begin = seconds();
                wk_matmul(threads, &matrix, 1, COLUMNS, input, TOKENS, COLUMNS, scratch);
                double time = seconds() - begin;
                tiles = time < tiles ? time : tiles;
            }
            double speed = (double)bytes / walk * 1e-9;
            printf("%-5s %-12s 1 token %6.1f GB/s = %3.0f %% of %5.1f   %d tokens %7.1f GOP/s\n", wk_type_name(type),
                   wk_isa_name(isa), speed, 100 * speed / bandwidth, bandwidth, TOKENS,
                   2e-9 * ROWS * COLUMNS * TOKENS / tiles);
        }
        free(weights);
    }
    return 0;
}
