#!/bin/sh
# Answers in good form with what cannot be true.
echo "{\"Done\":4000000000}"
