"""Streams a generated WordPress snippet to standard output.

WPLLM_MODEL_PATH=models python stream.py ["Create a shortcode"]
"""

import sys

import wpllm

prompt = sys.argv[1] if len(sys.argv) > 1 else "Create a custom post type for recipes"
try:
    with (
        wpllm.Context() as context,
        context.stream(prompt, model="wp-llm-nano", temperature=0, max_tokens=400) as stream,
    ):
        for piece in stream:
            print(piece, end="", flush=True)
    print(f"\n{stream.finish_reason} after {stream.usage.completion_tokens} tokens", file=sys.stderr)
except wpllm.NotFoundError as error:
    sys.exit(f"{error}: set WPLLM_MODEL_PATH to the folder of wp-llm-nano.gguf")
except wpllm.WPLLMError as error:
    sys.exit(f"{error.code}: {error}")
