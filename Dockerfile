# docker build -t candidate-assistant .
# docker run --read-only --tmpfs /tmp -v assistant-data:/app/data -v assistant-faq:/app/faq -v ./knowledge:/app/knowledge:ro --env-file .env candidate-assistant
FROM node:24-slim

ENV NODE_ENV=production
WORKDIR /app

# The optional dependency is Node itself for machines that have an old one; here it is there already.
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --omit=optional --no-audit --no-fund && npm cache clean --force

COPY src ./src
COPY adapters ./adapters
COPY prompts ./prompts
COPY knowledge ./knowledge

# The places that are written to: the SQLite file and its key (nothing with DATABASE_URL), and what "Save as FAQ" writes.
ENV FAQ_DIR=faq
RUN mkdir data faq && chown node:node data faq
VOLUME /app/data /app/faq
USER node

# Alive, not ready: a replica that waits for its platform must not be ended for it. /readyz is for the load balancer.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://${(process.env.HEALTH_ADDRESS || '127.0.0.1:9464').replace('0.0.0.0', '127.0.0.1')}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]

CMD ["node", "--import", "./src/start.mjs", "src/main.ts", "start"]
