# Sourced by scripts that run programs against the release build: where library, package and models are.
export WPLLM_LIBRARY="$PWD/.build/release/libwpllm.so"
export WPLLM_MODEL_PATH="$PWD/models:$PWD/build/models"
export PYTHONPATH="$PWD/bindings/python/src"
export PYTHONDONTWRITEBYTECODE=1
export PATH="$PATH:/usr/local/sbin:/usr/sbin:/sbin"
