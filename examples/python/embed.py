"""Ranks texts by how close they are to a question.

WPLLM_MODEL_PATH=models python embed.py ["How do I add a menu?" "Navigation menus" "Post types" ...]
"""

import sys

import wpllm

texts = sys.argv[1:] or [
    "How do I add a menu to my theme?",
    "register_nav_menus() registers navigation menu locations for a theme.",
    "wp_schedule_event() runs a hook at regular intervals.",
    "A taxonomy groups posts by category or tag.",
]
try:
    with wpllm.Context() as context:
        question, *others = context.embed(texts, model="all-minilm-l6-v2").vectors
except wpllm.WPLLMError as error:
    sys.exit(f"{error.code}: {error}")
for text, vector in zip(texts[1:], others, strict=True):
    similarity = sum(a * b for a, b in zip(question, vector, strict=True))
    print(f"{similarity:.3f}  {text}")
