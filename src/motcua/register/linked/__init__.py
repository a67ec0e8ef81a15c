"""Linked procedures in the register: what each waits for, what starts when another ends, the plan of them all."""
