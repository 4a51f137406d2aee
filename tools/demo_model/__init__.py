"""The demo model: a small Stable Diffusion and a small translator, trained from nothing on a
drawn world.

``python -m tools.demo_model all`` draws the world, trains every part and writes
``resources/models/demo``.
"""
