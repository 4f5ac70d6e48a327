import CWPLLM
