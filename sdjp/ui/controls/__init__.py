"""Controls that several rooms use: choices, numbers, texts that wait for the IME, drop targets."""
