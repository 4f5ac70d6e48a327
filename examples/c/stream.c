/*
 * Streams a generated WordPress snippet to standard output.
 *
 *     cc -o stream stream.c $(pkg-config --cflags --libs wpllm)
 *     WPLLM_MODEL_PATH=models ./stream
 *     WPLLM_MODEL_PATH=models ./stream '{"model": "wp-llm-nano", "prompt": "Create a shortcode", "seed": 7}'
 */
#include <stdio.h>
#include <string.h>
#include <wpllm.h>

static const char *const default_request =
    "{\"model\": \"wp-llm-nano\", \"prompt\": \"Create a custom post type for recipes\","
    " \"temperature\": 0, \"max_tokens\": 400}";

/* Prints the error, frees it, and returns the program's exit status. */
static int failed(wpllm_error *error) {
    fprintf(stderr, "stream: %s\n", wpllm_error_message(error, NULL));
    wpllm_error_free(error);
    return 1;
}

static int stream_to_stdout(wpllm_context *context, const char *request) {
    wpllm_error *error = NULL;
    wpllm_stream *stream = NULL;
    if (wpllm_generate_stream(context, request, strlen(request), &stream, &error) < 0) {
        return failed(error);
    }
    wpllm_event event = {.struct_size = sizeof event};
    int32_t status;
    while ((status = wpllm_stream_next(stream, -1, &event, &error)) == WPLLM_OK) {
        fwrite(event.text, 1, event.text_length, stdout);
        fflush(stdout);
    }
    if (status == WPLLM_END) {
        fprintf(stderr, "\n%s after %llu tokens\n", event.finish_reason == WPLLM_FINISH_STOP ? "stopped" : "cut off",
                (unsigned long long)event.completion_tokens);
    }
    wpllm_stream_free(stream);
    return status < 0 ? failed(error) : 0;
}

int main(int argc, char **argv) {
    wpllm_error *error = NULL;
    wpllm_context *context = NULL;
    if (wpllm_context_open(NULL, 0, &context, &error) < 0) {
        return failed(error);
    }
    int exit_status = stream_to_stdout(context, argc > 1 ? argv[1] : default_request);
    wpllm_context_free(context);
    return exit_status;
}
