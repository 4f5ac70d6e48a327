print("wpllm")
