# Two targets: `kinora`, the service, and `sandbox`, the stand-in for upstream, to try Kinora without cost. The first one
# does not contain the encoder, OpenAI's SDK, the build tools and pip.
ARG PYTHON=python:3.13.15-slim-trixie@sha256:7c61056e61ac89e852de05f3dc6fa51a6dd2181797bceed46aa725dd7cb2cd3b


# Debian's SQLite has the bug that docs/operations.md describes ("The version of SQLite"); this one has it fixed.
FROM ${PYTHON} AS sqlite

ADD --checksum=sha256:0e9483900e92cd5de8fd48d16bf9200145a61f7fd5be542a5ac81d8a9516eb9c \
    https://sqlite.org/2026/sqlite-autoconf-3530400.tar.gz /src/sqlite.tar.gz
WORKDIR /src
# No versions are named: the compiler is only in this stage, and Debian's servers do not keep old versions.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install --yes --no-install-recommends gcc libc6-dev \
    && rm -rf /var/lib/apt/lists/* \
    && tar --extract --gzip --strip-components 1 --file sqlite.tar.gz \
    && gcc -O2 -fPIC -shared -Wl,-soname,libsqlite3.so.0 -DSQLITE_ENABLE_MATH_FUNCTIONS -DSQLITE_ENABLE_COLUMN_METADATA \
        -o libsqlite3.so.0 sqlite3.c -lm


FROM ${PYTHON} AS build

# Two virtualenvs: one with pip and the build tools, one with the packages that go into the image.
RUN python -m venv /opt/build && python -m venv --without-pip /opt/kinora
ENV PATH=/opt/build/bin:$PATH \
    PIP_DISABLE_PIP_VERSION_CHECK=1 \
    PIP_NO_CACHE_DIR=1
WORKDIR /src

# Only the lock files first: if they have not changed, this layer is reused. Only wheels, since there is no compiler here;
# the exception is pyvips, which is published as source, but is all Python. Its libvips is in the wheel of pyvips-binary.
COPY requirements-otel.lock requirements-build.lock ./
RUN pip install --only-binary :all: --require-hashes -r requirements-build.lock \
    && pip wheel --no-deps --no-build-isolation --only-binary :all: --no-binary pyvips --require-hashes \
        -r requirements-otel.lock --wheel-dir /wheels/packages \
    && pip --python /opt/kinora/bin/python install --no-deps --no-index /wheels/packages/*.whl

COPY pyproject.toml README.md LICENSE ./
COPY alembic ./alembic
COPY app ./app
RUN pip wheel --no-deps --no-build-isolation --wheel-dir /wheels . \
    && pip --python /opt/kinora/bin/python install --no-deps /wheels/*.whl


FROM build AS build-sandbox

COPY requirements-demo.lock ./
RUN pip wheel --no-deps --no-build-isolation --only-binary :all: --no-binary pyvips --require-hashes \
        -r requirements-demo.lock --wheel-dir /wheels/demo \
    && pip --python /opt/kinora/bin/python install --no-deps --no-index /wheels/demo/*.whl


FROM ${PYTHON} AS runtime

# /usr/local/lib is searched before Debian's own folder, so Python loads this SQLite. Otherwise the build fails.
COPY --from=sqlite /src/libsqlite3.so.0 /usr/local/lib/
RUN ldconfig \
    && python -c "import sqlite3, sys; sys.exit(sqlite3.sqlite_version != '3.53.4' and sqlite3.sqlite_version)"

# A fixed uid, so that the owner of a mounted folder can be set outside of the container.
RUN groupadd --gid 10001 kinora \
    && useradd --uid 10001 --gid kinora --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin kinora \
    && install --directory --owner kinora --group kinora --mode 0700 /data

ENV PATH=/opt/kinora/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1

USER 10001:10001
WORKDIR /data
STOPSIGNAL SIGTERM


FROM runtime AS sandbox

LABEL org.opencontainers.image.title="Kinora sandbox" \
    org.opencontainers.image.description="A stand-in for 1min.ai's API, to try Kinora without a key. Nothing is billed." \
    org.opencontainers.image.licenses="MIT" \
    org.opencontainers.image.version="0.1.0"

COPY --from=build-sandbox /opt/kinora /opt/kinora

EXPOSE 9000
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=4 \
    CMD ["python", "-c", "import socket; socket.create_connection(('127.0.0.1', 9000), timeout=3).close()"]

CMD ["kinora", "sandbox", "--host", "0.0.0.0", "--port", "9000"]


FROM runtime AS kinora

# `docker build --build-arg REVISION=$(git rev-parse HEAD)` writes the commit into the image.
ARG REVISION=""
LABEL org.opencontainers.image.title="Kinora" \
    org.opencontainers.image.description="A service between a company's apps and 1min.ai's Veo 3 image-to-video." \
    org.opencontainers.image.licenses="MIT" \
    org.opencontainers.image.version="0.1.0" \
    org.opencontainers.image.revision="${REVISION}" \
    org.opencontainers.image.base.name="docker.io/library/python:3.13.15-slim-trixie"

COPY --from=build /opt/kinora /opt/kinora

ENV KINORA_DATABASE_URL=sqlite:////data/kinora.db \
    KINORA_CONTENT_URL=file:/data/content

VOLUME /data
EXPOSE 8000

# http.client instead of urllib, which would send even this request through HTTP_PROXY.
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=4 \
    CMD ["python", "-c", "import http.client, sys; c = http.client.HTTPConnection('127.0.0.1', 8000, timeout=3); c.request('GET', '/livez'); sys.exit(c.getresponse().status != 200)"]

CMD ["kinora", "serve", "--host", "0.0.0.0", "--port", "8000"]
