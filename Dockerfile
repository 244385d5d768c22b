# Two stages: pip and the sources stay in the first, the second holds python and one virtualenv.
FROM python:3.13-slim AS build

ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
RUN python -m venv /opt/kinora
ENV PATH=/opt/kinora/bin:$PATH
WORKDIR /src

# The lock alone first: as long as it stays the same, so does this layer.
# Wheels only, since there is no compiler here; hatchling and editables are in the lock.
COPY requirements.lock ./
RUN pip install --only-binary :all: --require-hashes -r requirements.lock

COPY pyproject.toml README.md LICENSE ./
COPY alembic ./alembic
COPY app ./app
RUN pip install --no-deps --no-build-isolation .


FROM python:3.13-slim

# A fixed number, so that the owner of a mounted folder can be set from outside.
RUN groupadd --gid 10001 kinora \
    && useradd --uid 10001 --gid kinora --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin kinora \
    && install --directory --owner kinora --group kinora --mode 0700 /data

COPY --from=build /opt/kinora /opt/kinora

ENV PATH=/opt/kinora/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    KINORA_DATABASE_URL=sqlite:////data/kinora.db \
    KINORA_CONTENT_URL=file:/data/content

USER 10001:10001
WORKDIR /data
VOLUME /data
EXPOSE 8000
STOPSIGNAL SIGTERM

# http.client and not urllib: urllib would send even this through HTTP_PROXY.
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=4 \
    CMD ["python", "-c", "import http.client, sys; c = http.client.HTTPConnection('127.0.0.1', 8000, timeout=3); c.request('GET', '/livez'); sys.exit(c.getresponse().status != 200)"]

CMD ["kinora", "serve", "--host", "0.0.0.0", "--port", "8000"]
