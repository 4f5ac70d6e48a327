/*
 * Generates a plugin from a specification and writes the archive that WordPress installs.
 *
 *     cc -o scaffold scaffold.c $(pkg-config --cflags --libs wpllm)
 *     ./scaffold '{"kind": "plugin", "format": "zip", "plugin_name": "Product Manager"}' product-manager.zip
 */
#include <stdio.h>
#include <string.h>
#include <wpllm.h>

static int failed(wpllm_error *error) {
    size_t length = 0;
    const char *message = wpllm_error_message(error, &length);
    fprintf(stderr, "%.*s\n", (int)length, message);
    wpllm_error_free(error);
    return 2;
}

int main(int count, char **arguments) {
    if (count != 3) {
        fprintf(stderr, "usage: %s REQUEST FILE\n", arguments[0]);
        return 2;
    }
    wpllm_error *error = NULL;
    wpllm_context *context = NULL;
    wpllm_result *result = NULL;
    if (wpllm_context_open(NULL, 0, &context, &error) < 0 ||
        wpllm_scaffold(context, arguments[1], strlen(arguments[1]), &result, &error) < 0) {
        wpllm_context_free(context);
        return failed(error);
    }
    /* An archive, or with "format": "json" the answer with all files in it. */
    size_t length = 0;
    const char *bytes = wpllm_result_bytes(result, &length);
    if (bytes == NULL) {
        bytes = wpllm_result_json(result, &length);
    }
    FILE *file = fopen(arguments[2], "wb");
    int written = file != NULL && fwrite(bytes, 1, length, file) == length;
    if (file == NULL || fclose(file) != 0 || !written) {
        perror(arguments[2]);
    } else {
        printf("%s: %zu bytes\n", arguments[2], length);
    }
    wpllm_result_free(result);
    wpllm_context_free(context);
    return written ? 0 : 1;
}
