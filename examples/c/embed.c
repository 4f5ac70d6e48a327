/*
 * Ranks texts by how close they are to a question.
 *
 *     cc -o embed embed.c $(pkg-config --cflags --libs wpllm)
 *     WPLLM_MODEL_PATH=models ./embed
 *     WPLLM_MODEL_PATH=models ./embed "How do I add a menu?" "Navigation menus" "Post types" "Cron events"
 */
#include <stdio.h>
#include <wpllm.h>

static const char *const default_texts[] = {
    "How do I add a menu to my theme?",
    "register_nav_menus() registers navigation menu locations for a theme.",
    "wp_schedule_event() runs a hook at regular intervals.",
    "A taxonomy groups posts by category or tag.",
};

/* Prints the error, frees it, and returns the program's exit status. */
static int failed(wpllm_error *error) {
    fprintf(stderr, "embed: %s\n", wpllm_error_message(error, NULL));
    wpllm_error_free(error);
    return 1;
}

int main(int argc, char **argv) {
    const char *const *texts = argc > 2 ? (const char *const *)argv + 1 : default_texts;
    size_t count = argc > 2 ? (size_t)argc - 1 : sizeof default_texts / sizeof *default_texts;

    wpllm_error *error = NULL;
    wpllm_context *context = NULL;
    wpllm_model *model = NULL;
    wpllm_result *vectors = NULL;
    static const char name[] = "all-minilm-l6-v2";
    int exit_status = 0;
    if (wpllm_context_open(NULL, 0, &context, &error) < 0 ||
        wpllm_model_open(context, name, sizeof name - 1, &model, &error) < 0 ||
        wpllm_embed_floats(model, texts, NULL, count, &vectors, &error) < 0) {
        exit_status = failed(error);
    } else {
        size_t rows, columns;
        const float *first = wpllm_result_floats(vectors, &rows, &columns);
        for (size_t row = 1; row < rows; row++) {
            double similarity = 0; /* vectors have length 1, so this is the cosine of the angle between them */
            for (size_t i = 0; i < columns; i++) {
                similarity += (double)first[i] * first[row * columns + i];
            }
            printf("%.3f  %s\n", similarity, texts[row]);
        }
    }
    wpllm_result_free(vectors);
    wpllm_model_free(model);
    wpllm_context_free(context);
    return exit_status;
}
