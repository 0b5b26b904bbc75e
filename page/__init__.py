"""The page, one view a file: the only place that knows Gradio and, with two others, HTML."""
