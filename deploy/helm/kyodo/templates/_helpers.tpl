{{- define "kyodo.fullname" -}}
{{- if contains .Chart.Name .Release.Name -}}
{{- .Release.Name | trunc 40 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name .Chart.Name | trunc 40 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{- define "kyodo.serviceAccountName" -}}
{{- if .Values.serviceAccount.create -}}
{{- default (include "kyodo.fullname" .) .Values.serviceAccount.name -}}
{{- else -}}
{{- default "default" .Values.serviceAccount.name -}}
{{- end -}}
{{- end -}}

{{/*
Each named template below takes the dictionary that "kyodo.service" makes for one service:
root, name, full (the name of its objects) and values (the defaults with the service's own on top), as YAML.
*/}}
{{- define "kyodo.service" -}}
{{- $own := default (dict) (index .root.Values.services .name) -}}
{{- toYaml (mergeOverwrite (deepCopy .root.Values.defaults) (deepCopy $own)) -}}
{{- end -}}

{{- define "kyodo.selectorLabels" -}}
app.kubernetes.io/name: {{ .name }}-service
app.kubernetes.io/instance: {{ .root.Release.Name }}
{{- end -}}

{{- define "kyodo.commonLabels" -}}
app.kubernetes.io/part-of: kyodo
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
{{- end -}}

{{- define "kyodo.labels" -}}
{{ include "kyodo.selectorLabels" . }}
{{ include "kyodo.commonLabels" .root }}
{{- end -}}

{{- define "kyodo.image" -}}
{{- $image := printf "%s/kyodo-%s-service" .root.Values.image.registry .name -}}
{{- if .values.image.digest -}}
{{- printf "%s@%s" $image .values.image.digest -}}
{{- else -}}
{{- printf "%s:%s" $image (default .root.Chart.AppVersion .root.Values.image.tag) -}}
{{- end -}}
{{- end -}}

{{- define "kyodo.databaseUrl" -}}
{{- default (printf "jdbc:postgresql://kyodo-%s-rw:5432/%s" .name .name) .values.database.url -}}
{{- end -}}

{{- define "kyodo.databaseSecret" -}}
{{- default (printf "kyodo-%s-database" .name) .values.database.existingSecret -}}
{{- end -}}

{{- define "kyodo.ownerSecret" -}}
{{- default (printf "kyodo-%s-database-owner" .name) .values.database.ownerExistingSecret -}}
{{- end -}}

{{- define "kyodo.env" -}}
- name: JDK_JAVA_OPTIONS
  value: {{ .values.javaOptions | quote }}
- name: QUARKUS_HTTP_PORT
  value: {{ .values.port | quote }}
- name: QUARKUS_SHUTDOWN_TIMEOUT
  value: {{ printf "%ds" (int .values.shutdown.drainSeconds) | quote }}
- name: QUARKUS_OIDC_AUTH_SERVER_URL
  value: {{ .root.Values.oidc.issuer | quote }}
- name: QUARKUS_OIDC_TOKEN_AUDIENCE
  value: {{ .root.Values.oidc.audience | quote }}
- name: KAFKA_BOOTSTRAP_SERVERS
  value: {{ .root.Values.kafka.bootstrapServers | quote }}
- name: QUARKUS_DATASOURCE_JDBC_URL
  value: {{ include "kyodo.databaseUrl" . | quote }}
- name: QUARKUS_DATASOURCE_USERNAME
  valueFrom:
    secretKeyRef: { name: {{ include "kyodo.databaseSecret" . }}, key: username }
- name: QUARKUS_DATASOURCE_PASSWORD
  valueFrom:
    secretKeyRef: { name: {{ include "kyodo.databaseSecret" . }}, key: password }
{{- if .root.Values.profiles.configMap }}
- name: KYODO_PROFILES_FOLDER
  value: {{ include "kyodo.profilesFolder" . | quote }}
{{- end }}
{{- with .values.extraEnv }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{- define "kyodo.profilesFolder" -}}
/etc/kyodo/profiles
{{- end -}}

{{- define "kyodo.ownerEnv" -}}
- name: QUARKUS_FLYWAY_MIGRATE_AT_START
  value: "true"
- name: QUARKUS_FLYWAY_USERNAME
  valueFrom:
    secretKeyRef: { name: {{ include "kyodo.ownerSecret" . }}, key: username }
- name: QUARKUS_FLYWAY_PASSWORD
  valueFrom:
    secretKeyRef: { name: {{ include "kyodo.ownerSecret" . }}, key: password }
{{- end -}}

{{- define "kyodo.probe" -}}
httpGet: { path: {{ .path }}, port: http }
periodSeconds: {{ .periodSeconds }}
timeoutSeconds: {{ .timeoutSeconds }}
failureThreshold: {{ .failureThreshold }}
{{- end -}}

{{- define "kyodo.podAnnotations" -}}
{{- $annotations := deepCopy .values.podAnnotations -}}
{{- if .values.scrapeAnnotations -}}
{{- $scrape := dict "prometheus.io/scrape" "true" "prometheus.io/path" "/q/metrics" "prometheus.io/port" (toString .values.port) -}}
{{- $annotations = merge $annotations $scrape -}}
{{- end -}}
{{- with $annotations -}}
{{- toYaml . -}}
{{- end -}}
{{- end -}}

{{- define "kyodo.pullSecrets" -}}
{{- with .root.Values.image.pullSecrets }}
imagePullSecrets:
{{- range . }}
  - name: {{ . }}
{{- end }}
{{- end }}
{{- end -}}

{{- define "kyodo.volumes" -}}
- name: tmp
  emptyDir: { sizeLimit: {{ .values.tmpSizeLimit }} }
{{- with .root.Values.profiles.configMap }}
- name: profiles
  configMap: { name: {{ . }} }
{{- end }}
{{- with .values.extraVolumes }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{- define "kyodo.volumeMounts" -}}
- { name: tmp, mountPath: /tmp }
{{- if .root.Values.profiles.configMap }}
- { name: profiles, mountPath: {{ include "kyodo.profilesFolder" . }}, readOnly: true }
{{- end }}
{{- with .values.extraVolumeMounts }}
{{ toYaml . }}
{{- end }}
{{- end -}}
