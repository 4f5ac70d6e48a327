/*
 * matmul.c - rounds the inputs once for all matrices, then hands out row ranges to the threads.
 *
 * Rows are handed out in small ranges, first come first served, so that a thread whose core is slow or busy with other
 * work does less. Which thread computes a row has no influence on its result.
 */
#include "../kernels_internal.h"

#include <stdatomic.h>

enum {
    FEWEST_TILED = 4,          /* tokens: with fewer, unpacking weights costs more than reading them again */
    ROW_UNIT = 64,             /* rows handed out are a multiple of this: whole tiles for every kernel */
    RANGES_PER_THREAD = 8,     /* ranges wanted for each thread */
    PARALLEL_ROUNDING = 65536, /* inputs from which on the rounding is spread over threads */
    PARALLEL_PRODUCT = 500000, /* products (weights * tokens), 15 µs of work, below which a thread is no help */
    ALIGNMENT = 64
};

static size_t aligned(size_t bytes) {
    return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
}

static size_t whole_tiles(size_t tokens) {
    return (tokens + WK_TILE_TOKENS - 1) / WK_TILE_TOKENS * WK_TILE_TOKENS;
}

/** Carves the arrays of both roundings out of scratch; with base 0 it only measures. Returns the end. */
static uintptr_t carve(uintptr_t at, size_t columns, size_t tokens, wk_rounded *by_32, wk_rounded *by_256) {
    *by_32 = (wk_rounded){0};
    *by_256 = (wk_rounded){0};
    by_32->codes = (int8_t *)at;
    at += aligned(tokens * columns);
    by_32->scales = (float *)at;
    at += aligned(tokens * (columns / 32) * sizeof(float));
    by_32->offsets = (int32_t *)at;
    at += aligned(tokens * (columns / 32) * sizeof(int32_t));
    by_256->codes = (int8_t *)at;
    at += aligned(tokens * columns);
    by_256->scales = (float *)at;
    at += aligned(tokens * (columns / 256) * sizeof(float));
    by_256->sums_16 = (int16_t *)at;
    at += aligned(tokens * (columns / 16) * sizeof(int16_t));
    by_256->sums_32 = (int16_t *)at;
    at += aligned(tokens * (columns / 32) * sizeof(int16_t));
    return at;
}

size_t wk_matmul_scratch(size_t columns, size_t tokens) {
    wk_rounded by_32;
    wk_rounded by_256;
    return carve(0, columns, whole_tiles(tokens), &by_32, &by_256) + ALIGNMENT;
}

typedef struct matmul {
    const wk_kernels *kernels;
    const wk_matrix *matrices;
    size_t count;
    wk_inputs inputs;
    int wants_32;
    int wants_256;
    size_t range_rows;
    size_t ranges;
    atomic_size_t next; /* the next range */
} matmul;

static wk_product product_for(const wk_kernels *kernels, int32_t type) {
    switch (type) {
    case WK_F32:
        return kernels->f32;
    case WK_F16:
        return kernels->f16;
    case WK_BF16:
        return kernels->bf16;
    case WK_Q4_0:
        return kernels->q4_0;
    case WK_Q8_0:
        return kernels->q8_0;
    case WK_Q4_K:
        return kernels->q4_k;
    case WK_Q5_K:
        return kernels->q5_k;
    case WK_Q6_K:
        return kernels->q6_k;
    default:
        return NULL;
    }
}

/** The part of a rounding that begins at a token (of a tile, its first). */
static wk_rounded rounded_from(const wk_rounded *rounded, size_t token, size_t columns, size_t block) {
    wk_rounded part = {.codes = rounded->codes + token * columns,
                       .scales = rounded->scales + token * (columns / block)};
    if (block == 32) {
        part.offsets = rounded->offsets + token * (columns / 32);
    } else {
        part.sums_16 = rounded->sums_16 + token * (columns / 16);
        part.sums_32 = rounded->sums_32 + token * (columns / 32);
    }
    return part;
}

static void round_inputs(void *argument, int32_t part, int32_t parts) {
    const matmul *job = argument;
    const wk_inputs *inputs = &job->inputs;
    const wk_kernels *kernels = job->kernels;
    size_t columns = inputs->columns;
    size_t step = inputs->tiled ? WK_TILE_TOKENS : 1;
    size_t steps = (inputs->tokens + step - 1) / step;
    size_t last = steps * ((size_t)part + 1) / (size_t)parts;
    for (size_t s = steps * (size_t)part / (size_t)parts; s < last; s++) {
        size_t token = s * step;
        size_t tokens = inputs->tokens - token < step ? inputs->tokens - token : step;
        const float *x = inputs->values + token * inputs->stride;
        wk_rounded out = rounded_from(&inputs->by_32, token, columns, 32);
        if (job->wants_32 && inputs->tiled) {
            kernels->round_tile_32(x, inputs->stride, tokens, columns, &out);
        } else if (job->wants_32) {
            kernels->round_32(x, columns, out.codes, out.scales, out.offsets);
        }
        out = rounded_from(&inputs->by_256, token, columns, 256);
        if (job->wants_256 && inputs->tiled) {
            kernels->round_tile_256(x, inputs->stride, tokens, columns, &out);
        } else if (job->wants_256) {
            kernels->round_256(x, columns, out.codes, out.scales, out.sums_16, out.sums_32);
        }
    }
}

static size_t ranges_of(size_t rows, size_t range_rows) {
    return (rows + range_rows - 1) / range_rows;
}

static void multiply_ranges(void *argument, int32_t part, int32_t parts) {
    (void)part;
    (void)parts;
    matmul *job = argument;
    for (;;) {
        size_t range = atomic_fetch_add_explicit(&job->next, 1, memory_order_relaxed);
        if (range >= job->ranges) {
            return;
        }
        const wk_matrix *matrix = job->matrices;
        while (range >= ranges_of(matrix->rows, job->range_rows)) {
            range -= ranges_of(matrix->rows, job->range_rows);
            matrix++;
        }
        size_t first = range * job->range_rows;
        size_t last = first + job->range_rows < matrix->rows ? first + job->range_rows : matrix->rows;
        wk_product product = product_for(job->kernels, matrix->type);
        if (product) {
            product(matrix, &job->inputs, first, last);
        }
    }
}

void wk_matmul(int32_t threads, const wk_matrix *matrices, size_t count, size_t columns, const float *input,
               size_t tokens, size_t input_stride, void *scratch) {
    if (tokens == 0 || count == 0) {
        return;
    }
    matmul job = {.kernels = wk_table(), .matrices = matrices, .count = count};
    job.inputs.columns = columns;
    job.inputs.tokens = tokens;
    job.inputs.values = input;
    job.inputs.stride = input_stride;
    job.inputs.tiled = tokens >= FEWEST_TILED && job.kernels->round_tile_32 != NULL;
    carve(aligned((uintptr_t)scratch), columns, job.inputs.tiled ? whole_tiles(tokens) : tokens, &job.inputs.by_32,
          &job.inputs.by_256);

    size_t rows = 0;
    for (size_t m = 0; m < count; m++) {
        int32_t elements = wk_type_block_elements(matrices[m].type);
        job.wants_32 |= elements == 32;
        job.wants_256 |= elements == 256;
        rows += matrices[m].rows;
    }
    if (job.wants_32 || job.wants_256) {
        if (tokens > 1 && tokens * columns >= PARALLEL_ROUNDING) {
            wk_parallel(threads, round_inputs, &job);
        } else {
            round_inputs(&job, 0, 1);
        }
    }

    if (rows * columns * tokens < PARALLEL_PRODUCT || threads < 1) {
        threads = 1;
    }
    size_t range_rows = rows / ((size_t)threads * RANGES_PER_THREAD) / ROW_UNIT * ROW_UNIT;
    job.range_rows = range_rows < ROW_UNIT ? ROW_UNIT : range_rows;
    for (size_t m = 0; m < count; m++) {
        job.ranges += ranges_of(matrices[m].rows, job.range_rows);
    }
    wk_parallel(threads, multiply_ranges, &job);
}
