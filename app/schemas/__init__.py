"""What the outside sees: requests, answers and their words; one module a resource.

A video speaks snake_case as OpenAI's and Veo's APIs do; a client and its credits speak the camelCase of 1min.ai's
`teamUser` (decision 0006).
"""
