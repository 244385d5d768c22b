"""The shapes of requests and responses that clients see, with their enums; one module per resource.

Videos use snake_case, like OpenAI's and Veo's APIs. Clients and their credits use camelCase, like 1min.ai's `teamUser`
(decision 0006).
"""
