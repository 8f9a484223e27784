#!/bin/sh
# Answers without end.
yes
