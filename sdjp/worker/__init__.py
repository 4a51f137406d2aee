"""The processes behind the window: a host that reads frames, and the roles it plays.

`python -m sdjp.worker painter` loads torch and draws; `python -m sdjp.worker translator` loads the
translator and the dictionaries. Neither loads Qt. See `sdjp.contract.messages`.
"""
