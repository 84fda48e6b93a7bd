# AIoT Twin as one image: the server with all roles, and the edge agent beside it.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
RUN apt-get update && apt-get install -y --no-install-recommends nodejs npm && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY . .
RUN dotnet publish src/AIoT.Twin.Web -c Release -o /app/web
RUN dotnet publish src/AIoT.Twin.Edge -c Release -o /app/edge

FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS edge
WORKDIR /app
COPY --from=build /app/edge .
RUN mkdir /data && chown "$APP_UID" /data
VOLUME /data
USER $APP_UID
ENTRYPOINT ["dotnet", "AIoT.Twin.Edge.dll"]

FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS web
RUN apt-get update && apt-get install -y --no-install-recommends postgresql-client && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY --from=build /app/web .
RUN mkdir /data && chown "$APP_UID" /data
VOLUME /data
USER $APP_UID
EXPOSE 8080
ENTRYPOINT ["dotnet", "AIoT.Twin.Web.dll"]
