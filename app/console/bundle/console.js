/* Licences of what is in here: LICENSES.txt */
var we=()=>new URL(".",location.href).href.replace(/\/$/,""),pe=class extends Error{constructor(t,n,r=null){super(n.message),this.status=t,this.code=n.code,this.param=n.param??null,this.figures=n,this.retryAfter=r}get isFinal(){return this.status>=400&&this.status<500&&this.status!==429&&this.status!==408}};function ve(e,t){async function n(o,a={}){let l={...a.headers,authorization:`Bearer ${e}`},d;try{d=await fetch(o,{...a,headers:l})}catch(f){throw a.signal?.aborted?f:new pe(0,{code:"unreachable",message:"Kinora does not answer. Is it running, and are you online?"})}if(d.ok)return d;let u=await Lr(d);throw u.status===401&&t(u),u}let r=async(o,a)=>(await n(o,{signal:a})).json(),s=async(o,a)=>{let l=a&&{headers:{"content-type":"application/json"},body:JSON.stringify(a)};return(await n(o,{method:"POST",...l})).json()};return{call:n,credits:o=>r("credits",o),prices:o=>r("prices",o),entries:(o,a)=>r(Et("credits/entries",o),a),video:(o,a)=>r(K(o),a),videos:(o,a)=>r(Et("videos",o),a),cancel:o=>s(`${K(o)}/cancel`),remove:async o=>(await n(K(o),{method:"DELETE"})).json(),still:async(o,a)=>(await n(`${K(o)}/content?variant=thumbnail`,{signal:a})).blob(),link:async(o,a)=>Nr(o,await s(`${K(o)}/links`,{expires_in:a})),create:(o,a)=>n("videos",{method:"POST",body:Rr(o,a)})}}var K=e=>`videos/${encodeURIComponent(e)}`,Nr=(e,t)=>`${K(e)}/content${new URL(t.url).search}`;async function Lr(e){let t=Number(e.headers.get("retry-after"))||null;try{let{error:n}=await e.json();return new pe(e.status,n,t)}catch{let n=`A server between this page and Kinora answered ${e.status}.`;return new pe(e.status,{code:null,message:n},t)}}function Rr(e,t){let n=new FormData;typeof t=="string"?n.append("image",t):n.append("image",t,t.name);for(let[r,s]of Object.entries(e))n.append(r,String(s));return n}function Et(e,t){let n=Object.entries(t).filter(([,r])=>r!==void 0&&r!=="");return`${e}?${new URLSearchParams(n)}`}var Dr=new Intl.NumberFormat("en"),Ur=new Intl.DateTimeFormat("en-GB",{dateStyle:"medium",timeStyle:"short"}),We={queued:"Waiting",in_progress:"In progress",completed:"Ready",failed:"Failed"},y=e=>Dr.format(e),O=e=>`${y(e)} ${e===1?"credit":"credits"}`,Ve=(e,t)=>t>0?Math.min(100,Math.max(0,100*e/t)):0;function Je(e){let t=Math.max(0,Math.round(e));return t<60?`${t} s`:`${Math.floor(t/60)} min ${String(t%60).padStart(2,"0")} s`}var me=e=>Ur.format(typeof e=="number"?e*1e3:new Date(e));function q(e){return e<1e6?`${y(Math.ceil(e/1e3))} kB`:`${y(Math.round(e/1e5)/10)} MB`}function W(e){let t=(e??"").replace(/\s+/g," ").trim();return t.length>60?`${t.slice(0,59)}\u2026`:t}function Ct(e){let t=e%100,n=t>10&&t<14?"th":{1:"st",2:"nd",3:"rd"}[e%10]??"th";return`${y(e)}${n}`}var oe=e=>he(e)?"Failed, charged":We[e.status],he=e=>e.status==="failed"&&e.credits>0;function Q(e){return e.status!=="queued"?"The film is being made":e.queue_position?e.queue_position===1?"Next in the queue":`${Ct(e.queue_position)} in the queue`:"Waiting in the queue"}function Pt(e){return e.status==="completed"?"Ready":e.status==="failed"?"Failed":e.status==="queued"?e.queue_position?`${Ct(e.queue_position)} in the queue`:"Waiting":e.estimated_completed_at?`${e.progress} %`:"In progress"}function Tt({cache:e,date:t},n,r){let s=n.cache!=="hit"||t-n.created_at>2,o=r===null?"":` ${O(r)} saved.`;switch(e){case"hit":return`${s?"You had this one already":"This film exists already"}: free.${o}`;case"joined":return`This film is being made already: free.${o}`;default:return`New film: ${O(n.credits)}.`}}function It(e){return e.cache==="hit"?"Free: this film existed already":e.cache==="joined"?"Free: someone else had asked for the same film":e.status==="failed"?e.credits?`${O(e.credits)} charged although there is no film`:"Nothing charged":`${O(e.credits)} ${e.status==="completed"?"charged":"held"}`}function At(e){let t=e.fast_mode?"fast":"standard",n=e.generate_audio?"with sound":"silent";return[e.size.replace("x"," \xD7 "),`${e.seconds} s`,t,n,`take ${e.take}`].join(" \xB7 ")}function Ft(e){let t={completed:"",failed:" charged"}[e.status]??" held",n=e.credits?`${O(e.credits)}${t}`:"Nothing charged";return`${e.cache==="miss"?n:"Free"} \xB7 take ${e.take}`}var D=e=>e.status==="completed"||e.status==="failed",jr={cancelled:"Cancelled",cancelled_by_operator:"Cancelled by an operator",image_refused:"The still was refused",image_too_large_upstream:"The still is too large for the model",prompt_refused:"The prompt was refused",refused_by_upstream:"The model refused",waited_too_long:"It waited too long",content_lost:"The film was lost",outcome_unknown:"The outcome is unknown"},Mt=e=>jr[e.error.code]??"No film",Ot={grant:"Granted",hold:"Held for a film",settle:"Charged for a film",release:"Given back",refund:"Refunded"};function se({kind:e,amount:t}){return{grant:t,hold:-t,settle:0,release:t,refund:t}[e]}var Nt=e=>(e>0?"+":e<0?"\u2212":"")+y(Math.abs(e));function Lt(e){let t=new Map;for(let n of e.filter(({videoId:r})=>r)){let r=t.get(n.videoId)??{...qr,videoId:n.videoId,prompt:n.prompt??null},{charged:s,held:o}=Br[n.kind](n.amount);t.set(n.videoId,{...r,charged:r.charged+s,held:r.held+o,time:n.createdAt,isWhole:r.isWhole||n.kind==="hold"})}return[...t.values()].sort((n,r)=>n.time<r.time?1:-1)}var qr={charged:0,held:0,time:"",isWhole:!1},Br={grant:()=>({charged:0,held:0}),hold:e=>({charged:0,held:e}),settle:e=>({charged:e,held:-e}),release:e=>({charged:0,held:-e}),refund:e=>({charged:-e,held:0})};async function Rt(e,t,n){let r=[];for(let s,o=!0;o;){let a=await e.entries({limit:100,after:s},n);r.push(...a.data),t(r.length),[s,o]=[a.last_id,a.has_more]}return r}var Hr=["entry","time","kind","amount","change","video","prompt","note"];function Dt(e){let t=e.map(n=>[ae(n.id),ae(n.createdAt),ae(n.kind),n.amount,se(n),ae(n.videoId),ae(n.prompt),ae(n.note)]);return`\uFEFF${[Hr,...t].map(n=>`${n.map(Gr).join()}\r
`).join("")}`}var ae=e=>/^[=+\-@\t\r]/.test(e??"")?`'${e}`:e??"",Gr=e=>/[",\r\n]/.test(e)?`"${String(e).replaceAll('"','""')}"`:String(e);var Ie,w,Bt,Kr,V,Ut,Ht,Gt,ze,Se,_e,Kt,Xe,Ye,Ze,Wt,Ce={},Pe=[],Wr=/acit|ex(?:s|g|n|p|$)|rph|grid|ows|mnc|ntw|ine[ch]|zoo|^ord|itera/i,Ae=Array.isArray;function B(e,t){for(var n in t)e[n]=t[n];return e}function et(e){e&&e.parentNode&&e.parentNode.removeChild(e)}function tt(e,t,n){var r,s,o,a={};for(o in t)o=="key"?r=t[o]:o=="ref"?s=t[o]:a[o]=t[o];if(arguments.length>2&&(a.children=arguments.length>3?Ie.call(arguments,2):n),typeof e=="function"&&e.defaultProps!=null)for(o in e.defaultProps)a[o]===void 0&&(a[o]=e.defaultProps[o]);return ke(e,a,r,s,null)}function ke(e,t,n,r,s){var o={type:e,props:t,key:n,ref:r,__k:null,__:null,__b:0,__e:null,__c:null,constructor:void 0,__v:s??++Bt,__i:-1,__u:0};return s==null&&w.vnode!=null&&w.vnode(o),o}function Fe(e){return e.children}function Ee(e,t){this.props=e,this.context=t}function X(e,t){if(t==null)return e.__?X(e.__,e.__i+1):null;for(var n;t<e.__k.length;t++)if((n=e.__k[t])!=null&&n.__e!=null)return n.__e;return typeof e.type=="function"?X(e):null}function Vr(e){if(e.__P&&e.__d){var t=e.__v,n=t.__e,r=[],s=[],o=B({},t);o.__v=t.__v+1,w.vnode&&w.vnode(o),nt(e.__P,o,t,e.__n,e.__P.namespaceURI,32&t.__u?[n]:null,r,n??X(t),!!(32&t.__u),s),o.__v=t.__v,o.__.__k[o.__i]=o,Zt(r,o,s),t.__e=t.__=null,o.__e!=n&&Vt(o)}}function Vt(e){if((e=e.__)!=null&&e.__c!=null)return e.__e=e.__c.base=null,e.__k.some(function(t){if(t!=null&&t.__e!=null)return e.__e=e.__c.base=t.__e}),Vt(e)}function Qe(e){(!e.__d&&(e.__d=!0)&&V.push(e)&&!Te.__r++||Ut!=w.debounceRendering)&&((Ut=w.debounceRendering)||Ht)(Te)}function Te(){try{for(var e,t=1;V.length;)V.length>t&&V.sort(Gt),e=V.shift(),t=V.length,Vr(e)}finally{V.length=Te.__r=0}}function Jt(e,t,n,r,s,o,a,l,d,u,f){var h,c,p,_,T,k,C=r&&r.__k||Pe,g=t.length;for(d=Jr(n,t,C,d,g),h=0;h<g;h++)(p=n.__k[h])!=null&&(c=p.__i!=-1&&C[p.__i]||Ce,p.__i=h,k=nt(e,p,c,s,o,a,l,d,u,f),_=p.__e,p.ref&&c.ref!=p.ref&&(c.ref&&rt(c.ref,null,p),f.push(p.ref,p.__c||_,p)),T==null&&_!=null&&(T=_),4&p.__u?(d=zt(p,d,e),c.__e&&(c.__e=null)):typeof p.type=="function"&&k!==void 0?d=k:_&&(d=_.nextSibling),p.__u&=-7);return n.__e=T,d}function Jr(e,t,n,r,s){var o,a,l,d,u,f=n.length,h=f,c=0;for(e.__k=new Array(s),o=0;o<s;o++)(a=t[o])!=null&&typeof a!="boolean"&&typeof a!="function"?(typeof a=="string"||typeof a=="number"||typeof a=="bigint"||a.constructor==String?a=e.__k[o]=ke(null,a,null,null,null):Ae(a)?a=e.__k[o]=ke(Fe,{children:a},null,null,null):a.constructor===void 0&&a.__b>0?a=e.__k[o]=ke(a.type,a.props,a.key,a.ref?a.ref:null,a.__v):e.__k[o]=a,d=o+c,a.__=e,a.__b=e.__b+1,l=null,(u=a.__i=zr(a,n,d,h))!=-1&&(h--,(l=n[u])&&(l.__u|=2)),l==null||l.__v==null?(u==-1&&(s>f?c--:s<f&&c++),typeof a.type!="function"&&(a.__u|=4)):u!=d&&(u==d-1?c--:u==d+1?c++:(u>d?c--:c++,a.__u|=4))):e.__k[o]=null;if(h)for(o=0;o<f;o++)(l=n[o])!=null&&(2&l.__u)==0&&(l.__e==r&&(r=X(l)),Xt(l,l));return r}function zt(e,t,n){var r,s;if(typeof e.type=="function"){for(r=e.__k,s=0;r&&s<r.length;s++)r[s]&&(r[s].__=e,t=zt(r[s],t,n));return t}e.__e!=t&&(t&&e.type&&!t.parentNode&&(t=X(e)),t=n.insertBefore(e.__e,t||null));do t=t&&t.nextSibling;while(t!=null&&t.nodeType==8);return t}function zr(e,t,n,r){var s,o,a,l=e.key,d=e.type,u=t[n],f=u!=null&&(2&u.__u)==0;if(u===null&&l==null||f&&l==u.key&&d==u.type)return n;if(r>(f?1:0)){for(s=n-1,o=n+1;s>=0||o<t.length;)if((u=t[a=s>=0?s--:o++])!=null&&(2&u.__u)==0&&l==u.key&&d==u.type)return a}return-1}function jt(e,t,n){t[0]=="-"?e.setProperty(t,n??""):e[t]=n==null?"":typeof n!="number"||Wr.test(t)?n:n+"px"}function xe(e,t,n,r,s){var o,a;e:if(t=="style")if(typeof n=="string")e.style.cssText=n;else{if(typeof r=="string"&&(e.style.cssText=r=""),r)for(t in r)n&&t in n||jt(e.style,t,"");if(n)for(t in n)r&&n[t]==r[t]||jt(e.style,t,n[t])}else if(t[0]=="o"&&t[1]=="n")o=t!=(t=t.replace(Kt,"$1")),a=t.toLowerCase(),t=a in e||t=="onFocusOut"||t=="onFocusIn"?a.slice(2):t.slice(2),e.l||(e.l={}),e.l[t+o]=n,n?r?n[_e]=r[_e]:(n[_e]=Xe,e.addEventListener(t,o?Ze:Ye,o)):e.removeEventListener(t,o?Ze:Ye,o);else{if(s=="http://www.w3.org/2000/svg")t=t.replace(/xlink(H|:h)/,"h").replace(/sName$/,"s");else if(t!="width"&&t!="height"&&t!="href"&&t!="list"&&t!="form"&&t!="tabIndex"&&t!="download"&&t!="rowSpan"&&t!="colSpan"&&t!="role"&&t!="popover"&&t in e)try{e[t]=n??"";break e}catch{}typeof n=="function"||(n==null||n===!1&&t[4]!="-"?e.removeAttribute(t):e.setAttribute(t,t=="popover"&&n==1?"":n))}}function qt(e){return function(t){if(this.l){var n=this.l[t.type+e];if(t[Se]==null)t[Se]=Xe++;else if(t[Se]<n[_e])return;return n(w.event?w.event(t):t)}}}function nt(e,t,n,r,s,o,a,l,d,u){var f,h,c,p,_,T,k,C,g,I,A,M,Z,fe,be,Ke,R=t.type;if(t.constructor!==void 0)return null;128&n.__u&&(d=!!(32&n.__u),o=[l=t.__e=n.__e]),(f=w.__b)&&f(t);e:if(typeof R=="function"){h=a.length;try{if(g=t.props,I=R.prototype&&R.prototype.render,A=(f=R.contextType)&&r[f.__c],M=f?A?A.props.value:f.__:r,n.__c?C=(c=t.__c=n.__c).__=c.__E:(I?t.__c=c=new R(g,M):(t.__c=c=new Ee(g,M),c.constructor=R,c.render=Zr),A&&A.sub(c),c.state||(c.state={}),c.__n=r,p=c.__d=!0,c.__h=[],c._sb=[]),I&&c.__s==null&&(c.__s=c.state),I&&R.getDerivedStateFromProps!=null&&(c.__s==c.state&&(c.__s=B({},c.__s)),B(c.__s,R.getDerivedStateFromProps(g,c.__s))),_=c.props,T=c.state,c.__v=t,p)I&&R.getDerivedStateFromProps==null&&c.componentWillMount!=null&&c.componentWillMount(),I&&c.componentDidMount!=null&&c.__h.push(c.componentDidMount);else{if(I&&R.getDerivedStateFromProps==null&&g!==_&&c.componentWillReceiveProps!=null&&c.componentWillReceiveProps(g,M),t.__v==n.__v||!c.__e&&c.shouldComponentUpdate!=null&&c.shouldComponentUpdate(g,c.__s,M)===!1){t.__v!=n.__v&&(c.props=g,c.state=c.__s,c.__d=!1),t.__e=n.__e,t.__k=n.__k,t.__k.some(function(re){re&&(re.__=t)}),Pe.push.apply(c.__h,c._sb),c._sb=[],c.__h.length&&a.push(c),l=X(n);break e}c.componentWillUpdate!=null&&c.componentWillUpdate(g,c.__s,M),I&&c.componentDidUpdate!=null&&c.__h.push(function(){c.componentDidUpdate(_,T,k)})}if(c.context=M,c.props=g,c.__P=e,c.__e=!1,Z=w.__r,fe=0,I)c.state=c.__s,c.__d=!1,Z&&Z(t),f=c.render(c.props,c.state,c.context),Pe.push.apply(c.__h,c._sb),c._sb=[];else do c.__d=!1,Z&&Z(t),f=c.render(c.props,c.state,c.context),c.state=c.__s;while(c.__d&&++fe<25);c.state=c.__s,c.getChildContext!=null&&(r=B(B({},r),c.getChildContext())),I&&!p&&c.getSnapshotBeforeUpdate!=null&&(k=c.getSnapshotBeforeUpdate(_,T)),be=f!=null&&f.type===Fe&&f.key==null?Qt(f.props.children):f,l=Jt(e,Ae(be)?be:[be],t,n,r,s,o,a,l,d,u),c.base=t.__e,t.__u&=-161,c.__h.length&&a.push(c),C&&(c.__E=c.__=null)}catch(re){if(a.length=h,t.__v=null,d||o!=null){if(re.then){for(t.__u|=d?160:128;l&&l.nodeType==8&&l.nextSibling;)l=l.nextSibling;o!=null&&(o[o.indexOf(l)]=null),t.__e=l}else if(o!=null)for(Ke=o.length;Ke--;)et(o[Ke])}else t.__e=n.__e;t.__k==null&&(t.__k=n.__k||[]),re.then||Yt(t),w.__e(re,t,n)}}else o==null&&t.__v==n.__v?(t.__k=n.__k,t.__e=n.__e):l=t.__e=Yr(n.__e,t,n,r,s,o,a,d,u);return(f=w.diffed)&&f(t),128&t.__u?void 0:l}function Yt(e){e&&(e.__c&&(e.__c.__e=!0),e.__k&&e.__k.some(Yt))}function Zt(e,t,n){for(var r=0;r<n.length;r++)rt(n[r],n[++r],n[++r]);w.__c&&w.__c(t,e),e.some(function(s){try{e=s.__h,s.__h=[],e.some(function(o){o.call(s)})}catch(o){w.__e(o,s.__v)}})}function Qt(e){return typeof e!="object"||e==null||e.__b>0?e:Ae(e)?e.map(Qt):e.constructor!==void 0?null:B({},e)}function Yr(e,t,n,r,s,o,a,l,d){var u,f,h,c,p,_,T,k=n.props||Ce,C=t.props,g=t.type;if(g=="svg"?s="http://www.w3.org/2000/svg":g=="math"?s="http://www.w3.org/1998/Math/MathML":s||(s="http://www.w3.org/1999/xhtml"),o!=null){for(u=0;u<o.length;u++)if((p=o[u])&&"setAttribute"in p==!!g&&(g?p.localName==g:p.nodeType==3)){e=p,o[u]=null;break}}if(e==null){if(g==null)return document.createTextNode(C);e=document.createElementNS(s,g,C.is&&C),l&&(w.__m&&w.__m(t,o),l=!1),o=null}if(g==null)k===C||l&&e.data==C||(e.data=C);else{if(o=g=="textarea"&&C.defaultValue!=null?null:o&&Ie.call(e.childNodes),!l&&o!=null)for(k={},u=0;u<e.attributes.length;u++)k[(p=e.attributes[u]).name]=p.value;for(u in k)p=k[u],u=="dangerouslySetInnerHTML"?h=p:u=="children"||u in C||u=="value"&&"defaultValue"in C||u=="checked"&&"defaultChecked"in C||xe(e,u,null,p,s);for(u in C)p=C[u],u=="children"?c=p:u=="dangerouslySetInnerHTML"?f=p:u=="value"?_=p:u=="checked"?T=p:l&&typeof p!="function"||k[u]===p||xe(e,u,p,k[u],s);if(f)l||h&&(f.__html==h.__html||f.__html==e.innerHTML)||(e.innerHTML=f.__html),t.__k=[];else if(h&&(e.innerHTML=""),Jt(t.type=="template"?e.content:e,Ae(c)?c:[c],t,n,r,g=="foreignObject"?"http://www.w3.org/1999/xhtml":s,o,a,o?o[0]:n.__k&&X(n,0),l,d),o!=null)for(u=o.length;u--;)et(o[u]);l&&g!="textarea"||(u="value",g=="progress"&&_==null?e.removeAttribute("value"):_!=null&&(_!==e[u]||g=="progress"&&!_||g=="option"&&_!=k[u])&&xe(e,u,_,k[u],s),u="checked",T!=null&&T!=e[u]&&xe(e,u,T,k[u],s))}return e}function rt(e,t,n){try{if(typeof e=="function"){var r=typeof e.__u=="function";r&&e.__u(),r&&t==null||(e.__u=e(t))}else e.current=t}catch(s){w.__e(s,n)}}function Xt(e,t,n){var r,s;if(w.unmount&&w.unmount(e),(r=e.ref)&&(r.current&&r.current!=e.__e||rt(r,null,t)),(r=e.__c)!=null){if(r.componentWillUnmount)try{r.componentWillUnmount()}catch(o){w.__e(o,t)}r.base=r.__P=r.__n=null}if(r=e.__k)for(s=0;s<r.length;s++)r[s]&&Xt(r[s],t,n||typeof e.type!="function");n||et(e.__e),e.__c=e.__=e.__e=void 0}function Zr(e,t,n){return this.constructor(e,n)}function ot(e,t,n){var r,s,o,a;t==document&&(t=document.documentElement),w.__&&w.__(e,t),s=(r=typeof n=="function")?null:n&&n.__k||t.__k,o=[],a=[],nt(t,e=(!r&&n||t).__k=tt(Fe,null,[e]),s||Ce,Ce,t.namespaceURI,!r&&n?[n]:s?null:t.firstChild?Ie.call(t.childNodes):null,o,!r&&n?n:s?s.__e:t.firstChild,r,a),Zt(o,e,a),e.props.children=null}function en(e){function t(n){var r,s;return this.getChildContext||(r=new Set,(s={})[t.__c]=this,this.getChildContext=function(){return s},this.componentWillUnmount=function(){r=null},this.shouldComponentUpdate=function(o){this.props.value!=o.value&&r.forEach(function(a){a.__e=!0,Qe(a)})},this.sub=function(o){r.add(o);var a=o.componentWillUnmount;o.componentWillUnmount=function(){r&&r.delete(o),a&&a.call(o)}}),n.children}return t.__c="__cC"+Wt++,t.__=e,t.Provider=t.__l=(t.Consumer=function(n,r){return n.children(r)}).contextType=t,t}Ie=Pe.slice,w={__e:function(e,t,n,r){for(var s,o,a;t=t.__;)if((s=t.__c)&&!s.__)try{if((o=s.constructor)&&o.getDerivedStateFromError!=null&&(s.setState(o.getDerivedStateFromError(e)),a=s.__d),s.componentDidCatch!=null&&(s.componentDidCatch(e,r||{}),a=s.__d),a)return s.__E=s}catch(l){e=l}throw e}},Bt=0,Kr=function(e){return e!=null&&e.constructor===void 0},Ee.prototype.setState=function(e,t){var n;n=this.__s!=null&&this.__s!=this.state?this.__s:this.__s=B({},this.state),typeof e=="function"&&(e=e(B({},n),this.props)),e&&B(n,e),e!=null&&this.__v&&(t&&this._sb.push(t),Qe(this))},Ee.prototype.forceUpdate=function(e){this.__v&&(this.__e=!0,e&&this.__h.push(e),Qe(this))},Ee.prototype.render=Fe,V=[],Ht=typeof Promise=="function"?Promise.prototype.then.bind(Promise.resolve()):setTimeout,Gt=function(e,t){return e.__v.__b-t.__v.__b},Te.__r=0,ze=Math.random().toString(8),Se="__d"+ze,_e="__a"+ze,Kt=/(PointerCapture)$|Capture$/i,Xe=0,Ye=qt(!1),Ze=qt(!0),Wt=0;var nn=function(e,t,n,r){var s;t[0]=0;for(var o=1;o<t.length;o++){var a=t[o++],l=t[o]?(t[0]|=a?1:2,n[t[o++]]):t[++o];a===3?r[0]=l:a===4?r[1]=Object.assign(r[1]||{},l):a===5?(r[1]=r[1]||{})[t[++o]]=l:a===6?r[1][t[++o]]+=l+"":a?(s=e.apply(l,nn(e,l,n,["",null])),r.push(s),l[0]?t[0]|=2:(t[o-2]=0,t[o]=s)):r.push(l)}return r},tn=new Map;function rn(e){var t=tn.get(this);return t||(t=new Map,tn.set(this,t)),(t=nn(this,t.get(e)||(t.set(e,t=(function(n){for(var r,s,o=1,a="",l="",d=[0],u=function(c){o===1&&(c||(a=a.replace(/^\s*\n\s*|\s*\n\s*$/g,"")))?d.push(0,c,a):o===3&&(c||a)?(d.push(3,c,a),o=2):o===2&&a==="..."&&c?d.push(4,c,0):o===2&&a&&!c?d.push(5,0,!0,a):o>=5&&((a||!c&&o===5)&&(d.push(o,0,a,s),o=6),c&&(d.push(o,c,0,s),o=6)),a=""},f=0;f<n.length;f++){f&&(o===1&&u(),u(f));for(var h=0;h<n[f].length;h++)r=n[f][h],o===1?r==="<"?(u(),d=[d],o=3):a+=r:o===4?a==="--"&&r===">"?(o=1,a=""):a=r+a[0]:l?r===l?l="":a+=r:r==='"'||r==="'"?l=r:r===">"?(u(),o=1):o&&(r==="="?(o=5,s=a,a=""):r==="/"&&(o<5||n[f][h+1]===">")?(u(),o===3&&(d=d[0]),o=d,(d=d[0]).push(2,0,o),o=0):r===" "||r==="	"||r===`
`||r==="\r"?(u(),o=2):a+=r),o===3&&a==="!--"&&(o=4,d=d[0])}return u(),d})(e)),t),arguments,[])).length>1?t:t[0]}var ee,E,st,on,Oe=0,pn=[],P=w,sn=P.__b,an=P.__r,ln=P.diffed,cn=P.__c,un=P.unmount,dn=P.__;function $e(e,t){P.__h&&P.__h(E,e,Oe||t),Oe=0;var n=E.__H||(E.__H={__:[],__h:[]});return e>=n.__.length&&n.__.push({}),n.__[e]}function m(e){return Oe=1,Qr(mn,e)}function Qr(e,t,n){var r=$e(ee++,2);if(r.t=e,!r.__c&&(r.__=[n?n(t):mn(void 0,t),function(l){var d=r.__N?r.__N[0]:r.__[0],u=r.t(d,l);d!==u&&(r.__N=[u,r.__[1]],r.__c.setState({}))}],r.__c=E,!E.__f)){var s=function(l,d,u){if(!r.__c.__H)return!0;var f=!1,h=r.__c.props!==l;if(r.__c.__H.__.some(function(p){if(p.__N){f=!0;var _=p.__[0];p.__=p.__N,p.__N=void 0,_!==p.__[0]&&(h=!0)}}),o){var c=o.call(this,l,d,u);return f?c||h:c}return!f||h};E.__f=!0;var o=E.shouldComponentUpdate,a=E.componentWillUpdate;E.componentWillUpdate=function(l,d,u){if(this.__e){var f=o;o=void 0,s(l,d,u),o=f}a&&a.call(this,l,d,u)},E.shouldComponentUpdate=s}return r.__N||r.__}function $(e,t){var n=$e(ee++,3);!P.__s&&lt(n.__H,t)&&(n.__=e,n.u=t,E.__H.__h.push(n))}function it(e,t){var n=$e(ee++,4);!P.__s&&lt(n.__H,t)&&(n.__=e,n.u=t,E.__h.push(n))}function x(e){return Oe=5,ie(function(){return{current:e}},[])}function ie(e,t){var n=$e(ee++,7);return lt(n.__H,t)&&(n.__=e(),n.__H=t,n.__h=e),n.__}function v(e){var t=E.context[e.__c],n=$e(ee++,9);return n.c=e,t?(n.__==null&&(n.__=!0,t.sub(E)),t.props.value):e.__}function Xr(){for(var e;e=pn.shift();){var t=e.__H;if(e.__P&&t)try{t.__h.some(Me),t.__h.some(at),t.__h=[]}catch(n){t.__h=[],P.__e(n,e.__v)}}}P.__b=function(e){E=null,sn&&sn(e)},P.__=function(e,t){e&&t.__k&&t.__k.__m&&(e.__m=t.__k.__m),dn&&dn(e,t)},P.__r=function(e){an&&an(e),ee=0;var t=(E=e.__c).__H;t&&(st===E?(t.__h=[],E.__h=[],t.__.some(function(n){n.__N&&(n.__=n.__N),n.u=n.__N=void 0})):(t.__h.some(Me),t.__h.some(at),t.__h=[],ee=0)),st=E},P.diffed=function(e){ln&&ln(e);var t=e.__c;t&&t.__H&&(t.__H.__h.length&&(pn.push(t)!==1&&on===P.requestAnimationFrame||((on=P.requestAnimationFrame)||eo)(Xr)),t.__H.__.some(function(n){n.u&&(n.__H=n.u,n.u=void 0)})),st=E=null},P.__c=function(e,t){t.some(function(n){try{n.__h.some(Me),n.__h=n.__h.filter(function(r){return!r.__||at(r)})}catch(r){t.some(function(s){s.__h&&(s.__h=[])}),t=[],P.__e(r,n.__v)}}),cn&&cn(e,t)},P.unmount=function(e){un&&un(e);var t,n=e.__c;n&&n.__H&&(n.__H.__.some(function(r){try{Me(r)}catch(s){t=s}}),n.__H=void 0,t&&P.__e(t,n.__v))};var fn=typeof requestAnimationFrame=="function";function eo(e){var t,n=function(){clearTimeout(r),fn&&cancelAnimationFrame(t),setTimeout(e)},r=setTimeout(n,35);fn&&(t=requestAnimationFrame(n))}function Me(e){var t=E,n=e.__c;typeof n=="function"&&(e.__c=void 0,n()),E=t}function at(e){var t=E;e.__c=e.__(),E=t}function lt(e,t){return!e||e.length!==t.length||t.some(function(n,r){return n!==e[r]})}function mn(e,t){return typeof t=="function"?t(e):t}var i=rn.bind(tt),b=en(null);var hn=640,Ne=120;function _n({entries:e,available:t}){let n=to(e,t),r=Math.max(...n,1),s=no(n,r);return i`
    <figure class="chart">
      <figcaption class="quiet small">
        Credits left after each of the last ${y(e.length)} lines; the top edge is ${y(r)}
      </figcaption>
      <svg viewBox=${`0 0 ${hn} ${Ne}`} preserveAspectRatio="none" role="img"
        aria-label=${`From ${O(n[0])} to ${O(t)} left`}>
        <path class="area" d=${`${s}V${Ne}H0Z`} />
        <path class="line" d=${s} />
      </svg>
    </figure>
  `}function to(e,t){let n=[t];for(let r of e.slice(0,-1))n.push(n.at(-1)-se(r));return n.reverse()}function no(e,t){let n=hn/e.length,r=o=>(Ne-Math.max(0,o)/t*(Ne-8)).toFixed(1),s=e.map((o,a)=>`V${r(o)}H${((a+1)*n).toFixed(1)}`);return`M0 ${r(e[0])}${s.join("")}`}var ro={still:"M5 5h14a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1zM4.5 16l5-5 5 5 2.5-2.5 2.5 2.5M15.5 9.5h.01",download:"M12 4v11m0 0-4-4m4 4 4-4M5 19h14",link:"M10 14a4 4 0 0 0 6 .4l2.6-2.6a4 4 0 0 0-5.6-5.6l-1.4 1.3M14 10a4 4 0 0 0-6-.4l-2.6 2.6a4 4 0 0 0 5.6 5.6l1.4-1.3",again:"M5 12a7 7 0 1 1 2.2 5.1M5 18v-4h4",copy:"M9 9h9a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1H9a1 1 0 0 1-1-1v-9a1 1 0 0 1 1-1zM5 15V6a1 1 0 0 1 1-1h9",done:"M5 12.5l5 5 9-10",remove:"M5 7h14M10 7V5h4v2m3 0-.8 12H7.800L7 7",cancel:"M7 7l10 10M17 7 7 17",loop:"M7 7h9a3 3 0 0 1 3 3v1M17 17H8a3 3 0 0 1-3-3v-1M9.500 4.500 7 7l2.500 2.500M14.500 14.500 17 17l-2.500 2.500",bell:"M6.500 16h11l-1.300-2v-3.500a4.200 4.200 0 0 0-8.400 0V14zM10.500 18.500a1.600 1.600 0 0 0 3 0",down:"M7 10l5 5 5-5",search:"M10.500 16a5.500 5.500 0 1 1 0-11 5.500 5.500 0 0 1 0 11zM14.500 14.500 19 19"};function S({name:e}){return i`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${ro[e]} /></svg>`}function Le(){return i`
    <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" />
      <path class="leaves" d="M9 8v16M13 8v16" />
      <path class="film" d="M17 9.2v13.6a1 1 0 0 0 1.5.8l7-6.8a1 1 0 0 0 0-1.6l-7-6.8a1 1 0 0 0-1.5.8z" />
    </svg>
  `}function $n({across:e,down:t}){let n=16/Math.max(e,t),[r,s]=[e*n,t*n];return i`
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <rect x=${12-r/2} y=${12-s/2} width=${r} height=${s} rx="1.5" />
    </svg>
  `}var oo=3e3;function le({label:e,text:t,done:n="Copied",icon:r="copy"}){let{announce:s}=v(b),[o,a]=m(null),[l,d]=m(null);$(()=>{if(!o)return;let h=setTimeout(()=>a(null),oo);return()=>clearTimeout(h)},[o]);async function u(){d(null);try{let h=await t();return await ao(h)?f(n):(d(h),s("Press the keys for copying: the text is selected."))}catch(h){return f(h.message)}}let f=h=>{a(h),s(h)};return i`
    <button type="button" class="button" onClick=${u}><${S} name=${o===n?"done":r} />${o??e}</button>
    ${l&&i`<${so} text=${l} label=${e} />`}
  `}function so({text:e,label:t}){let n=x();return $(()=>n.current.select(),[e]),i`<input class="selected" ref=${n} readonly value=${e} aria-label=${`${t}: select and copy`} />`}async function ao(e){try{return await navigator.clipboard.writeText(e),!0}catch{return io(e)}}function io(e){let t=document.activeElement,n=Object.assign(document.createElement("textarea"),{value:e,className:"unseen",readOnly:!0});document.body.append(n),n.select();let r=document.execCommand("copy");return n.remove(),t?.focus({preventScroll:!0}),r}var ct=3600,lo=(ct-300)*1e3,co=168*3600,uo=3;function gn(e,t){let{api:n}=v(b),[r,s]=m({address:null,error:null}),[o,a]=m(0);return $(()=>{if(!t)return;let l=!1,d=setTimeout(()=>a(u=>u+1),lo);return n.link(e,ct).then(u=>l||s({address:u,error:null}),u=>l||s(f=>({...f,error:u}))),()=>{l=!0,clearTimeout(d)}},[n,e,t,o]),{...r,renew:()=>a(l=>l+1)}}function yn({link:e,label:t,poster:n,isLooped:r,onFailure:s}){let o=x(null),a=x(0),l=({target:f})=>{f.readyState<HTMLMediaElement.HAVE_CURRENT_DATA||(o.current={at:f.currentTime,isPlaying:!f.paused})},d=({target:f})=>{a.current=0,o.current&&(f.currentTime=o.current.at,o.current.isPlaying&&f.play().catch(()=>{}))},u=()=>a.current++<uo?e.renew():s();return i`
    <video controls playsinline preload="auto" src=${e.address} poster=${n} loop=${r} aria-label=${t}
      onLoadedMetadata=${d} onTimeUpdate=${l} onPause=${l} onPlay=${l} onError=${u}></video>
  `}function bn({id:e}){let{api:t}=v(b);return i`<${le} label="Copy link" done="Copied: works for 7 days" icon="link" text=${async()=>new URL(await t.link(e,co),location.href).href} />`}function Re({id:e,label:t}){let{api:n,announce:r}=v(b),[s,o]=m(null);return i`
    <button type="button" class="button" aria-label=${t} title=${s} onClick=${async()=>{o(null);try{ut(await n.link(e,ct),`${e}.mp4`)}catch(l){o(l.message),r(l.message)}}}>
      <${S} name=${s?"cancel":"download"} />${s?"No download":"Download"}
    </button>
  `}function ut(e,t){let n=document.createElement("a");n.href=e,n.download=t,n.click()}function J({text:e}){return e.split("`").map((t,n)=>n%2?i`<code>${t}</code>`:t)}function U({error:e,children:t}){return i`
    <div class=${e?"notice":null} role="alert">
      ${e&&i`<p><${J} text=${e.message} />${fo(e)}</p>${t}`}
    </div>
  `}function z({name:e,problems:t}){let n=t[e];return i`<p class="problem" id=${`${e}-problem`} role="alert">${n&&i`<${J} text=${n} />`}</p>`}function fo({retryAfter:e,status:t}){return e&&(t===429||t===503)?` Try again in ${e} s.`:""}function wn(e){let[t,n]=e.replace(/^#\/?/,"").split("?"),[r,s,o,...a]=t.split("/").map(mo);return!r&&s===void 0?{page:"playground"}:r==="videos"&&s&&!a.length&&(o===void 0||o==="again")?{page:"playground",id:s,again:o==="again"}:r==="films"&&s===void 0?{page:r,...po(new URLSearchParams(n))}:r==="credits"&&s===void 0?{page:r}:null}var vn=["status","search","after","before"],po=e=>Object.fromEntries(vn.map(t=>[t,e.get(t)??""])),N="#/",xn="#/credits",H=e=>`#/videos/${encodeURIComponent(e)}`,te=e=>`${H(e)}/again`;function L(e={}){let t=new URLSearchParams(vn.map(n=>[n,e[n]]).filter(([,n])=>n));return t.size?`#/films?${t}`:"#/films"}function mo(e){try{return decodeURIComponent(e)}catch{return e}}var ho=50;function Sn(){let e=v(b),{entries:t,hasMore:n,error:r,more:s}=_o(e.api);return $(()=>{e.refresh()},[]),i`
    <section class="page" aria-busy=${e.credits&&t?null:"true"}>
      <h1 tabindex="-1">My credits</h1>
      <${U} error=${r??e.trouble} />
      ${e.credits&&i`<${$o} credits=${e.credits} />`}
      ${e.credits&&t?.length>1&&i`<${_n} entries=${t} available=${e.credits.availableCredit} />`}
      ${t&&i`<${go} entries=${t} />`}
      ${n&&i`<div class="pages"><button type="button" class="button" onClick=${s}>Older lines</button></div>`}
    </section>
  `}function _o(e){let[t,n]=m({entries:null,hasMore:!1,error:null}),r=async s=>{try{let o=await e.entries({limit:ho,after:s.at(-1)?.id});n({entries:[...s,...o.data],hasMore:o.has_more,error:null})}catch(o){n(a=>({...a,error:o}))}};return $(()=>{r([])},[e]),{...t,more:()=>r(t.entries)}}function $o({credits:e}){let{creditLimit:t,usedCredit:n,heldCredit:r,availableCredit:s}=e,o=Ve(n,t),a=Ve(r,t);return i`
    <dl class="tally">
      <div class="main"><dt>Left</dt><dd>${y(s)}</dd></div>
      <div><dt><i class="dot used"></i>Used</dt><dd>${y(n)}</dd></div>
      <div><dt><i class="dot held"></i>Held</dt><dd>${y(r)}</dd></div>
      <div><dt><i class="dot"></i>Limit</dt><dd>${y(t)}</dd></div>
    </dl>
    <svg class="meter" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
      <rect class="used" width=${o} height="1" />
      <rect class="held" x=${o} width=${a} height="1" />
    </svg>
  `}function go({entries:e}){let[t,n]=m(!1);return e.length?i`
    <div class="head ledger-head">
      <h2 id="ledger-title">Ledger</h2>
      <div class="actions">
        <${yo} isByFilm=${t} onView=${n} />
        <${xo} />
      </div>
    </div>
    <div class="table" tabindex="0" role="region" aria-labelledby="ledger-title">
      ${t?i`<${vo} entries=${e} />`:i`<${bo} entries=${e} />`}
    </div>
  `:i`<p class="none">No credits were granted yet: ask an operator. <a href=${N}>See what a film costs</a>.</p>`}function yo({isByFilm:e,onView:t}){return[[!1,"By line"],[!0,"By film"]].map(([n,r])=>i`
      <button type="button" class="button" aria-pressed=${e===n?"true":"false"} onClick=${()=>t(n)}>${r}</button>
    `)}function bo({entries:e}){return i`
    <table>
      <thead><tr><th>What</th><th>Film</th><th>When</th><th class="number">Credits</th></tr></thead>
      <tbody>${e.map(t=>i`<${wo} key=${t.id} entry=${t} />`)}</tbody>
    </table>
  `}function wo({entry:e}){let t=se(e);return i`
    <tr>
      <td>${Ot[e.kind]}${e.note&&i` <span class="quiet small" dir="auto">${e.note}</span>`}</td>
      <td class="film">${e.videoId&&i`<${kn} videoId=${e.videoId} prompt=${e.prompt} />`}</td>
      <td class="quiet">${me(e.createdAt)}</td>
      <td class="number">${t?Nt(t):i`<span class="quiet">${y(e.amount)}</span>`}</td>
    </tr>
  `}var kn=({videoId:e,prompt:t})=>i`<a href=${H(e)} dir="auto" title=${t??e}>${t?W(t):e}</a>`;function vo({entries:e}){let t=Lt(e);return t.length?i`
    <table>
      <thead><tr><th>Film</th><th>When</th><th class="number">Held</th><th class="number">Charged</th></tr></thead>
      <tbody>
        ${t.map(({videoId:n,prompt:r,time:s,held:o,charged:a,isWhole:l})=>i`
            <tr key=${n}>
              <td class="film"><${kn} videoId=${n} prompt=${r} /></td>
              <td class="quiet">${me(s)}</td>
              ${l?i`<td class="number">${y(o)}</td><td class="number">${y(a)}</td>`:i`<td class="number quiet small" colspan="2">load older lines</td>`}
            </tr>
          `)}
      </tbody>
    </table>
  `:i`<p class="none">No film yet. <a href=${N}>Make the first one</a>.</p>`}function xo(){let{api:e,announce:t}=v(b),[n,r]=m(null),s=n?.isBusy;return i`<button type="button" class="button" onClick=${async()=>{if(!s)try{let a=u=>r({isBusy:!0,text:`${y(u)} lines\u2026`});a(0);let l=Dt(await Rt(e,a)),d=URL.createObjectURL(new Blob([l],{type:"text/csv"}));ut(d,"kinora-ledger.csv"),setTimeout(()=>URL.revokeObjectURL(d),6e4),r(null)}catch(a){r({text:a.message}),t(a.message)}}}><${S} name="download" />${n?.text??"CSV"}</button>`}function G(e){let t=ie(()=>e?URL.createObjectURL(e):null,[e]);return $(()=>()=>t&&URL.revokeObjectURL(t),[t]),t}function ce(e){let{api:t}=v(b),[n,r]=m(void 0);return $(()=>{let s=new AbortController;return t.still(e,s.signal).then(r,()=>s.signal.aborted||r(null)),()=>s.abort()},[t,e]),n}function Cn({video:e,onCancel:t,onRemove:n}){let r=D(e);return i`
    <li class="card">
      <a class="cover" href=${H(e.id)}>
        <${Eo} video=${e} />
        <span class=${`badge ${e.status} ${he(e)?"charged":""}`}>${oe(e)}</span>
        <span class="prompt" dir="auto">${e.prompt}</span>
      </a>
      ${e.error&&i`<p class="why small"><${J} text=${e.error.message} /></p>`}
      <p class="quiet small">${Ft(e)}</p>
      <p class="quiet small">${me(e.created_at)}</p>
      ${e.status==="in_progress"&&i`<${So} video=${e} />`}
      <div class="actions">
        ${e.status==="completed"&&i`<${Re} id=${e.id} label=${dt("Download",e)} />`}
        ${r&&i`<${ko} video=${e} verb=${e.status==="failed"?"Try again":"Again"} />`}
        ${e.status==="queued"&&i`<${En} verb="Cancel" icon="cancel" video=${e} onClick=${t} />`}
        ${r&&i`<${En} verb="Delete" icon="remove" video=${e} onClick=${n} />`}
      </div>
    </li>
  `}var dt=(e,t)=>`${e}: ${W(t.prompt)}, take ${t.take}`;function So({video:e}){let t=e.estimated_completed_at?e.progress:void 0;return i`<progress max="100" value=${t} aria-label=${Q(e)}></progress>`}function ko({verb:e,video:t}){return i`<a class="button" href=${te(t.id)} aria-label=${dt(e,t)}><${S} name="again" />${e}</a>`}function En({verb:e,icon:t,video:n,onClick:r}){return i`
    <button type="button" class="button" aria-label=${dt(e,n)} onClick=${()=>r(n)}>
      <${S} name=${t} />${e}
    </button>
  `}function Eo({video:e}){let t=ce(e.id),n=G(t);return i`
    <span class="thumbnail">
      ${n?i`<img src=${n} alt="" />`:t===null&&i`<span class="quiet small">Still no longer kept</span>`}
    </span>
  `}function Pn({video:e,onYes:t,onNo:n}){let r=x();return $(()=>{let s=r.current;return s.showModal(),()=>s.close()},[]),i`
    <dialog ref=${r} aria-labelledby="remove-title" onCancel=${n}>
      <h2 id="remove-title">Delete this film?</h2>
      <p><q dir="auto">${W(e.prompt)}</q>, take ${e.take}. It cannot be restored, and its credits are not given back.</p>
      <div class="actions">
        <button type="button" class="button" autofocus onClick=${n}>Keep it</button>
        <button type="button" class="primary danger" onClick=${t}>Delete</button>
      </div>
    </dialog>
  `}function In(e,t,n,r){return t.search?Po(e,t,n,r):t.before?Co(e,t,r):An(e,t,r)}async function An(e,{status:t,after:n},r){let s=await e.videos({status:t,after:n,limit:12},r);return{...s,newer:n&&(s.first_id??n),older:s.has_more&&s.last_id}}async function Co(e,{status:t,before:n},r){let s=await e.videos({status:t,after:n,order:"asc",limit:12},r);return!s.has_more&&s.data.length<12?An(e,{status:t,after:""},r):{...s,data:s.data.toReversed(),newer:s.has_more&&s.last_id,older:s.first_id}}async function Po(e,{status:t,search:n},r,s){let o=Tn(n).split(/\s+/),a={data:[],searched:0,has_more:!0,isSearching:!0};for(let l;a.has_more&&a.data.length<60;){let d=await e.videos({status:t,after:l,limit:100},s);a.data.push(...d.data.filter(({prompt:u})=>o.every(f=>Tn(u??"").includes(f)))),a.searched+=d.data.length,[a.has_more,l]=[d.has_more,d.last_id],s.aborted||r({...a})}return{...a,isSearching:!1}}var Tn=e=>e.normalize("NFKD").replace(/\p{M}/gu,"").toLowerCase();async function*Fn(e){let t="";for await(let n of Io(e)){t=(t+n).replaceAll(`\r
`,`
`);let r=t.split(`

`);t=r.pop(),yield*r.map(To).filter(s=>s.data)}}function To(e){let t={event:"message",data:""};for(let n of e.split(`
`)){let[,r,s]=/^(\w+): ?(.*)$/.exec(n)??[];r==="event"&&(t.event=s),r==="data"&&(t.data+=(t.data&&`
`)+s)}return t}async function*Io(e,t=6e4){let n=e.pipeThrough(new TextDecoderStream).getReader();try{for(;;){let r=setTimeout(()=>n.cancel(),t),{done:s,value:o}=await n.read().finally(()=>clearTimeout(r));if(s)return;yield o}}finally{n.cancel().catch(()=>{})}}var ft=1e3,Ao=5e3,Fo=1e4;async function On(e,t,{onVideo:n,onTrouble:r,signal:s}){let o=Mn;for(let a=0;!s.aborted;){try{for await(let l of o(e,t,s))if(a=0,r(null),n(l),D(l))return}catch(l){if(s.aborted)return;if(l.code==="not_found"&&o===Mn)o=Mo;else{if(l.isFinal)throw l;r(l)}}await pt(Math.min(Fo,ft*2**a++),s)}}async function Nn(e,{onPage:t,onTrouble:n,signal:r}){for(;!r.aborted;){let s=!1;try{let o=await e(r);if(r.aborted)return;n(null),t(o),s=o.data.some(a=>!D(a))}catch(o){if(r.aborted||(n(o),o.isFinal))return}await pt(s?ft:Ao,r),await Oo(r)}}async function*Mn(e,t,n){let r=await e.call(`${K(t)}/events`,{signal:n,headers:{accept:"text/event-stream"}});for await(let{event:s,data:o}of Fn(r.body))s==="video"&&(yield JSON.parse(o))}async function*Mo(e,t,n){for(;;)yield await e.video(t,n),await pt(ft,n)}function pt(e,t){return new Promise(n=>{let r=setTimeout(n,e);t.addEventListener("abort",()=>(clearTimeout(r),n()),{once:!0})})}function Oo(e){return document.hidden?new Promise(t=>{document.addEventListener("visibilitychange",t,{once:!0,signal:e}),e.addEventListener("abort",t,{once:!0})}):Promise.resolve()}function Ln({route:e}){let{api:t,announce:n,refresh:r}=v(b),[s,o]=m(0),{page:a,trouble:l}=No(t,e,s),[d,u]=m(null),[f,h]=m(null),c=x();async function p(k,C){u(null);try{await k(),n(C),r(),o(s+1)}catch(g){u(g)}}let _=k=>p(()=>t.cancel(k.id),"Cancelled. Nothing was charged."),T=async()=>{h(null),await p(()=>t.remove(f.id),"Deleted."),c.current.focus()};return i`
    <section class="page" aria-busy=${a?null:"true"}>
      <div class="head">
        <h1 tabindex="-1" ref=${c}>My films</h1>
        <div class="finder">
          <${Lo} key=${e.search} route=${e} />
          <${Ro} route=${e} />
        </div>
      </div>
      <${U} error=${d??l} />
      ${e.search&&i`<${Do} page=${a} />`}
      ${a?.data.length>0&&i`<${Uo} page=${a} onCancel=${_} onRemove=${h} />`}
      ${a&&!a.data.length&&!a.isSearching&&i`<${jo} route=${e} />`}
      ${a&&i`<${qo} route=${e} page=${a} />`}
      ${f&&i`<${Pn} video=${f} onYes=${T} onNo=${()=>h(null)} />`}
    </section>
  `}function No(e,t,n){let{status:r,search:s,after:o,before:a}=t,[l,d]=m(null),[u,f]=m(null);return $(()=>d(null),[r,s,o,a]),$(()=>{let h=new AbortController,{signal:c}=h,p=()=>In(e,t,d,c);return s?p().then(d,_=>c.aborted||f(_)):Nn(p,{onPage:d,onTrouble:f,signal:c}),()=>h.abort()},[e,r,s,o,a,n]),{page:l,trouble:u}}function Lo({route:e}){let t=x();return i`
    <form class="search" role="search" onSubmit=${r=>{r.preventDefault(),location.hash=L({status:e.status,search:t.current.value.trim()})}}>
      <${S} name="search" />
      <input ref=${t} type="search" name="search" aria-label="Search by prompt" placeholder="Search by prompt" value=${e.search} dir="auto" />
      <button class="unseen">Search</button>
    </form>
  `}function Ro({route:e}){return i`
    <nav class="filter" aria-label="State">
      ${Object.entries({"":"All",...We}).map(([t,n])=>i`
          <a href=${L({status:t,search:e.search})} aria-current=${t===e.status?"true":null}>${n}</a>
        `)}
    </nav>
  `}function Do({page:e}){let t=`${y(e?.data.length??0)} found in ${y(e?.searched??0)} films`,n=e?.isSearching===!1&&e.has_more?"; the search stopped here: use more words":"";return i`<p class="quiet small" role="status">${t}${n}${e?.isSearching===!1?".":"\u2026"}</p>`}function Uo({page:e,onCancel:t,onRemove:n}){return i`
    <ul class="gallery">
      ${e.data.map(r=>i`<${Cn} key=${r.id} video=${r} onCancel=${t} onRemove=${n} />`)}
    </ul>
  `}function jo({route:e}){let t=i`<a href=${L()}>Show all films</a>`;return e.search?i`<p class="none">No film has <q dir="auto">${e.search}</q> in its prompt. ${t}.</p>`:e.status?i`<p class="none">No film of this state. ${t}.</p>`:e.after||e.before?i`<p class="none">There are no more films. ${t}.</p>`:i`<p class="none">No films yet. <a href=${N}>Make the first one</a>: a still and a sentence are enough.</p>`}function qo({route:e,page:t}){let{status:n}=e;return e.search||!(t.newer||t.older)?null:i`
    <nav class="pages" aria-label="Pages of films">
      ${t.newer&&i`<a class="button" href=${L({status:n})}>Newest</a>`}
      ${t.newer&&i`<a class="button" href=${L({status:n,before:t.newer})}>Newer</a>`}
      ${t.older&&i`<a class="button" href=${L({status:n,after:t.older})}>Older</a>`}
    </nav>
  `}var Rn=["16:9","9:16","1:1"],Dn=["1080p","720p"],Un=["8"];var jn=["image/jpeg","image/png","image/webp","image/heic","image/heif","image/avif"];var ge=Object.freeze({prompt:"",fast_mode:!1,generate_audio:!1,aspect_ratio:"16:9",resolution:"1080p",seconds:"8",take:1}),ue=e=>Object.fromEntries(Object.keys(ge).map(t=>[t,e[t]??ge[t]])),qn=e=>[...e.normalize("NFC").trim()].length;function mt(e,t){let n=r=>r.fast_mode===t.fast_mode&&r.generate_audio===t.generate_audio&&r.seconds===t.seconds;return e?.data.find(n)?.credits??null}function Bn(e,t){let n={};return t||(n.image="Choose a still first: a JPEG, PNG, WebP, HEIC or AVIF file."),e.prompt.trim()||(n.prompt="Say what happens in the film."),n}function Hn({address:e,fields:t,image:n}){let r={address:e,fields:t,image:n??"still.png",isFile:!n?.startsWith("https://")};return[{name:"cURL",language:"bash",code:Bo(r)},{name:"JavaScript",language:"javascript",code:Ho(r)},{name:"Python",language:"python",code:Go(r)},{name:"OpenAI SDK",language:"python",code:Vo(r)}]}function Bo({address:e,fields:t,image:n,isFile:r}){let s=Object.entries(r?t:{image:n,...t}).map(([l,d])=>`  --form-string ${ht(`${l}=${d}`)}`),o=r?" -F 'image=@-;filename=still'":"",a=r?` \\
  < ${ht(n)}`:"";return`# export KINORA_API_KEY=kin_\u2026
(
set -euo pipefail
url=\${KINORA_URL:-${ht(e)}}
send() { curl -sS -H @<(printf 'Authorization: Bearer %s' "$KINORA_API_KEY") "$@"; }
fail() { echo "$video" >&2; exit 1; }

video=$(send --fail-with-body "$url/videos"${o} \\
${s.join(` \\
`)}${a}) || fail
id=$(sed -n 's/.*"id": *"\\(video_[^"]*\\)".*/\\1/p' <<< "$video")
while grep -Eq '"status": *"(queued|in_progress)"' <<< "$video"; do
  sleep 2
  video=$(send --fail-with-body "$url/videos/$id") || fail
done
grep -q '"status": *"completed"' <<< "$video" || fail
send --fail -o film.mp4 "$url/videos/$id/content"
)
`}function Ho({address:e,fields:t,image:n,isFile:r}){let s=r?`new Blob([await readFile(${JSON.stringify(n)})]), 'still'`:JSON.stringify(n);return`// node 18 or newer: node film.mjs
import { ${r?"readFile, ":""}writeFile } from 'node:fs/promises';

const url = process.env.KINORA_URL ?? ${JSON.stringify(e)};
const headers = { authorization: \`Bearer \${process.env.KINORA_API_KEY}\` };

async function call(path, options) {
  const answer = await fetch(url + path, { headers, ...options });
  if (!answer.ok) throw new Error(await answer.text());
  return answer;
}

const fields = ${JSON.stringify(t,null,2)};
const body = new FormData();
body.append('image', ${s});
for (const [name, value] of Object.entries(fields)) body.append(name, String(value));

let video = await (await call('/videos', { method: 'POST', body })).json();
while (!['completed', 'failed'].includes(video.status)) {
  await new Promise((resolve) => setTimeout(resolve, 2000));
  video = await (await call(\`/videos/\${video.id}\`)).json();
}
if (video.error) throw new Error(video.error.message);
const film = await call(\`/videos/\${video.id}/content\`);
await writeFile('film.mp4', Buffer.from(await film.arrayBuffer()));
`}function Go({address:e,fields:t,image:n,isFile:r}){return`# pip install httpx
import os, time
import httpx

kinora = httpx.Client(
    base_url=os.environ.get("KINORA_URL", ${JSON.stringify(e)}),
    headers={"Authorization": f"Bearer {os.environ['KINORA_API_KEY']}"},
    timeout=60,
)

fields = {
${Gn(t)}
}
${r?Ko(n):Wo(n)}

while video["status"] not in {"completed", "failed"}:
    time.sleep(2)
    video = kinora.get(f"/videos/{video['id']}").raise_for_status().json()
if video["error"]:
    raise SystemExit(video["error"]["message"])
with open("film.mp4", "wb") as film:
    film.write(kinora.get(f"/videos/{video['id']}/content").raise_for_status().content)
`}var Ko=e=>`with open(${JSON.stringify(e)}, "rb") as still:
    video = kinora.post("/videos", data=fields, files={"image": still}).raise_for_status().json()`,Wo=e=>`video = kinora.post("/videos", json={"image": ${JSON.stringify(e)}, **fields}).raise_for_status().json()`;function Vo({address:e,fields:t,image:n,isFile:r}){let{prompt:s,seconds:o,...a}=t,l=`video = client.videos.create_and_poll(
    prompt=${JSON.stringify(s)},
${r?`    input_reference=still,
`:""}${o?`    seconds=${JSON.stringify(o)},
`:""}    extra_body={
${Gn(r?a:{image:n,...a},8)}
    },
)`;return`# pip install openai
import os, warnings
from openai import OpenAI

warnings.filterwarnings("ignore", "The Sora API")  # the end of OpenAI's own service, not of this one
client = OpenAI(
    base_url=os.environ.get("KINORA_URL", ${JSON.stringify(e)}),
    api_key=os.environ["KINORA_API_KEY"],
)

${r?`with open(${JSON.stringify(n)}, "rb") as still:
${Jo(l)}`:l}
if video.error:
    raise SystemExit(video.error.message)
client.videos.download_content(video.id).write_to_file("film.mp4")
`}var Jo=e=>e.replace(/^/gm,"    "),ht=e=>`'${e.replaceAll("'","'\\''")}'`;function Gn(e,t=4){let n=r=>typeof r=="boolean"?r?"True":"False":JSON.stringify(r);return Object.entries(e).map(([r,s])=>`${" ".repeat(t)}${JSON.stringify(r)}: ${n(s)},`).join(`
`)}function Wn({fields:e,image:t,answer:n,video:r}){let s=ue(e),o=Hn({address:we(),fields:s,image:t?.name??t}),a={image:t instanceof File?`${t.name}, ${q(t.size)}`:t??"a file",...s};return i`
    <section class="call" aria-labelledby="call-title">
      <h2 id="call-title">The call, as code</h2>
      <div class="columns">
        <${zo} samples=${o} />
        <div class="json">
          <${Kn} title="Request" line="POST /videos, as a form" body=${a} />
          <${Kn} title="Answer" line=${Yo(n,r)} body=${r??n?.body} />
        </div>
      </div>
    </section>
  `}function zo({samples:e}){let[t,n]=m(0),r=x(),s=e[t];return i`
    <div class="samples">
      <div class="code-head">
        <div class="tabs" role="tablist" aria-label="Language" ref=${r} onKeyDown=${a=>{let l={ArrowRight:1,ArrowLeft:-1}[a.key];if(!l)return;a.preventDefault();let d=(t+l+e.length)%e.length;n(d),r.current.children[d].focus()}}>
          ${e.map(({name:a},l)=>i`
              <button type="button" role="tab" id=${`tab-${l}`} aria-controls="sample" aria-selected=${l===t?"true":"false"}
                tabindex=${l===t?0:-1} onClick=${()=>n(l)}>${a}</button>
            `)}
        </div>
        <${le} label="Copy" text=${()=>s.code} />
      </div>
      <pre id="sample" role="tabpanel" aria-labelledby=${`tab-${t}`} tabindex="0"><code>${s.code}</code></pre>
    </div>
  `}function Kn({title:e,line:t,body:n}){return i`
    <section aria-label=${e}>
      <div class="code-head"><h3>${e}</h3><span class="quiet small">${t}</span></div>
      <pre tabindex="0" role="region" aria-label=${`${e} as JSON`}><code>${n?JSON.stringify(n,null,2):"\u2026"}</code></pre>
    </section>
  `}function Yo(e,t){return e?`${e.status}, Kinora-Cache: ${e.cache}`:t?`GET /videos/${t.id}`:"after you generate"}var ne=e=>e.split(":").map(Number);function _t(e,t,n){let[r,s]=ne(n),o=r/s;return{width:100*Math.min(e,t*o)/e,height:100*Math.min(t,e/o)/t}}function Vn(e,t,n){let r=_t(e,t,n),s=Math.round(100-Math.min(r.width,r.height));if(s<1)return`${n} fits: nothing is cut.`;let o=r.width<r.height?"left and right":"top and bottom";return`${n} keeps the middle; ${s} % is cut at ${o}.`}function Yn({fields:e,change:t,problems:n,children:r}){let s={fields:e,change:t,problems:n};return i`
    <${Qo} ...${s}>${r}<//>
    <${$t} ...${s} name="aspect_ratio" legend="Aspect ratio" values=${Rn} icon=${Xo} />
    <div class="pair">
      <${$t} ...${s} name="resolution" legend="Resolution" values=${Dn} />
      <${$t} ...${s} name="seconds" legend="Duration" values=${Un} unit=" s" />
    </div>
    <div class="switches">
      <${zn} ...${s} name="fast_mode" label="Fast mode" help="Faster and cheaper, with less detail" />
      <${zn} ...${s} name="generate_audio" label="Sound" help="A film with sound; costs more" />
      <${es} ...${s} />
    </div>
  `}function Qo({fields:e,change:t,problems:n,children:r}){let s=qn(e.prompt);return i`
    <div class="field">
      <div class="label-line">
        <label for="prompt">Prompt</label>
        ${r}
        <span class=${`count ${s>4e3?"too-many":""}`} id="prompt-count">
          ${y(s)}<span aria-hidden="true"> / </span><span class="unseen"> of </span>${y(4e3)}
        </span>
      </div>
      <textarea id="prompt" name="prompt" rows="4" dir="auto" placeholder="What happens in the film?" value=${e.prompt}
        aria-describedby="prompt-count prompt-problem" aria-invalid=${n.prompt?"true":null}
        onInput=${o=>t({prompt:o.target.value})}></textarea>
      <${z} name="prompt" problems=${n} />
    </div>
  `}var Xo=e=>{let[t,n]=ne(e);return i`<${$n} across=${t} down=${n} />`};function $t({fields:e,change:t,problems:n,name:r,legend:s,values:o,icon:a,unit:l=""}){return i`
    <fieldset class="field" aria-describedby=${`${r}-problem`}>
      <legend>${s}</legend>
      <div class="choice">
        ${o.map(d=>i`
            <label key=${d}>
              <input type="radio" name=${r} value=${d} checked=${e[r]===d}
                onChange=${()=>t({[r]:d})} />
              <span>${a?.(d)}${d}${l}</span>
            </label>
          `)}
      </div>
      <${z} name=${r} problems=${n} />
    </fieldset>
  `}function zn({fields:e,change:t,problems:n,name:r,label:s,help:o}){return i`
    <div class="field">
      <label class="switch">
        <span><span class="name">${s}</span><span class="quiet small" id=${`${r}-help`}>${o}</span></span>
        <input type="checkbox" role="switch" name=${r} aria-label=${s} checked=${e[r]}
          aria-describedby=${`${r}-help ${r}-problem`} onChange=${a=>t({[r]:a.target.checked})} />
      </label>
      <${z} name=${r} problems=${n} />
    </div>
  `}function es({fields:e,change:t,problems:n}){return i`
    <div class="field">
      <label class="switch">
        <span><span class="name">Take</span><span class="quiet small" id="take-help">Another number makes another film</span></span>
        <input type="number" name="take" aria-label="Take" min="1" max=${1e6} value=${e.take}
          aria-describedby="take-help take-problem" aria-invalid=${n.take?"true":null}
          onInput=${({target:r})=>t({take:Number.isInteger(r.valueAsNumber)?r.valueAsNumber:r.value})} />
      </label>
      <${z} name="take" problems=${n} />
    </div>
  `}var Zn="kinora.notify",gt=()=>"Notification"in window&&isSecureContext&&Notification.permission!=="denied",yt=()=>gt()&&Notification.permission==="granted"&&sessionStorage.getItem(Zn)==="yes";function Qn(){let[e,t]=m(yt),[n,r]=m(!gt());return n?null:i`
    <button type="button" class="button" aria-pressed=${e?"true":"false"} onClick=${async()=>{let o=e?"no":await Notification.requestPermission();sessionStorage.setItem(Zn,o==="granted"?"yes":"no"),t(yt()),r(!gt())}}>
      <${S} name=${e?"done":"bell"} />Notify me
    </button>
  `}function Xn(e){if(!document.hidden||!yt())return;let t=e.status==="completed"?"Your film is ready":"There is no film";try{let n=new Notification(t,{body:W(e.prompt),tag:e.id});n.onclick=()=>window.focus()}catch{}}var er="kinora.tab",bt="stills";var De=e=>`video/${e}`;async function Ue(e,t){await ye("readwrite",n=>n.put({file:t,time:Date.now()},wt(e))),await os()}var tr=e=>ye("readwrite",t=>t.delete(wt(e)));async function je(e){return(await ye("readonly",n=>n.get(wt(e))))?.file??null}var wt=e=>`${ts()}/${e}`;function ts(){let e=sessionStorage.getItem(er);if(e)return e;let t=String(crypto.getRandomValues(new Uint32Array(2)));return sessionStorage.setItem(er,t),t}async function ye(e,t){let n=new Promise(r=>setTimeout(()=>r(null),2e3));return Promise.race([n,ns(e,t).catch(()=>null)])}async function ns(e,t){let n=await rs();try{return await nr(t(n.transaction(bt,e).objectStore(bt)))}finally{n.close()}}function rs(){let e=indexedDB.open("kinora",1);return e.onupgradeneeded=()=>e.result.createObjectStore(bt).createIndex("time","time"),nr(e)}var nr=e=>new Promise((t,n)=>{e.onsuccess=()=>t(e.result),e.onerror=()=>n(e.error)});async function os(){let e=IDBKeyRange.upperBound(Date.now()-864e5),t=await ye("readonly",n=>n.index("time").getAllKeys(e));for(let n of t??[])await ye("readwrite",r=>r.delete(n))}function rr(e,t){let{api:n,announce:r,mark:s,refresh:o}=v(b),[a,l]=m({});return $(()=>{if(l({video:t}),!e)return;let d=new AbortController,u=t;return On(n,e,{onVideo:c=>{l({video:c}),s(Pt(c)),u&&u.status!==c.status&&(r(D(c)?`${oe(c)}.`:Q(c)),o(),D(c)&&Xn(c)),u=c},onTrouble:c=>l(p=>({...p,trouble:c})),signal:d.signal}).catch(c=>l({error:c})),()=>{d.abort(),s("")}},[n,e]),{...a,set:d=>l({video:d})}}function or(e,t,n){let{api:r,announce:s}=v(b),[o,a]=m(null);return $(()=>{if(a(null),!e.id||t.isLoaded)return;let l=new AbortController;return ss(r,e,l.signal).then(d=>{if(l.signal.aborted||(t.fill(t.place,d),!e.again))return;let u=d.image?"Generate makes another film of the same still and prompt.":"Choose the still again.";s(`Take ${d.fields.take} is set. ${u}`),n()},d=>!l.signal.aborted&&a(d)),()=>l.abort()},[r,e.id,e.again]),{error:o}}async function ss(e,{id:t,again:n},r){let s=await e.video(t,r),o=await je(De(t)),a=ue(s);return{image:o,fields:n&&s.status!=="failed"?{...a,take:a.take+1}:a}}function sr(){let[e,t]=m(Date.now());return $(()=>{let n=setInterval(()=>t(Date.now()),1e3);return()=>clearInterval(n)},[]),e/1e3}var ar="kinora.loop";function lr({id:e,seen:t,outcome:n}){let{video:r,error:s,trouble:o}=t;return s?i`<${U} error=${s}><p><a href=${L()}>See all your films</a></p><//>`:r?i`<${as} key=${e} video=${r} trouble=${o} outcome=${n} onVideo=${t.set} />`:i`<div class="screen" aria-busy="true"></div>`}function as({video:e,trouble:t,outcome:n,onVideo:r}){let s=e.status==="completed",o=gn(e.id,s),[a,l]=m(!1),[d,u]=m(sessionStorage.getItem(ar)!=="no"),f=()=>{sessionStorage.setItem(ar,d?"no":"yes"),u(!d)},h=o.error??(a?{message:"This browser cannot play the film. Download it instead."}:null);return i`
    <${is} video=${e} link=${!a&&o.address?o:null} isLooped=${d} onFailure=${()=>l(!0)}>
      <${ls} video=${e} error=${h} />
    <//>
    <div class="under">
      <p class=${`outcome ${he(e)?"charged":""}`}>${n??It(e)}</p>
      <p class="quiet small">${At(e)}</p>
      <${U} error=${t} />
      <${us} video=${e} isLooped=${d} onLoop=${f} onVideo=${r} />
    </div>
  `}function is({video:e,link:t,isLooped:n,onFailure:r,children:s}){let o=G(ce(e.id)),[a,l]=ne(e.aspect_ratio);return i`
    <div class="screen" style=${{"--across":a,"--down":l}}>
      ${t?i`<${yn} link=${t} poster=${o} label=${`Film: ${e.prompt}`} isLooped=${n} onFailure=${r} />`:i`${o&&i`<img src=${o} alt="" />`}${s}`}
    </div>
  `}function ls({video:e,error:t}){return e.status==="failed"?i`<${ir} title=${Mt(e)} text=${e.error.message} />`:t?i`<${ir} title="The film cannot be shown" text=${t.message} />`:e.status==="completed"?i`<div class="curtain"><p class="state">Opening the film</p></div>`:i`<div class="curtain"><${cs} video=${e} /></div>`}function cs({video:e}){let t=sr(),n=e.estimated_completed_at&&Math.max(0,e.estimated_completed_at-t),r=!!e.estimated_completed_at;return i`
    <p class="state">${Q(e)}${r&&` \xB7 ${e.progress} %`}</p>
    <progress max="100" value=${r?e.progress:void 0} aria-label=${Q(e)}></progress>
    <p class="small">
      ${Je(Math.max(0,t-e.created_at))} so far${r&&`, about ${Je(n)} left`}
    </p>
  `}function ir({title:e,text:t}){return i`<div class="curtain"><p class="state">${e}</p><p><${J} text=${t} /></p></div>`}function us({video:e,isLooped:t,onLoop:n,onVideo:r}){let s=e.status==="completed";return i`
    <div class="actions">
      ${s&&i`
        <${Re} id=${e.id} />
        <${bn} id=${e.id} />
        <button type="button" class="button" aria-pressed=${t?"true":"false"} onClick=${n}><${S} name="loop" />Loop</button>
        <a class="button" href=${te(e.id)}><${S} name="again" />Again, take ${e.take+1}</a>
      `}
      ${e.status==="failed"&&i`<a class="button" href=${te(e.id)}><${S} name="again" />Try again</a>`}
      ${!D(e)&&i`<${Qn} />`}
      ${e.status==="queued"&&i`<${ds} video=${e} onVideo=${r} />`}
      <a class="button" href=${N}>New film</a>
    </div>
  `}function ds({video:e,onVideo:t}){let{api:n,announce:r,refresh:s}=v(b),[o,a]=m(null);return i`
    <button type="button" class="button" onClick=${async()=>{a(null);try{t(await n.cancel(e.id)),r("Cancelled. Nothing was charged."),s()}catch(d){a(d)}}}><${S} name="cancel" />Cancel</button>
    <${U} error=${o} />
  `}function cr(){let{api:e}=v(b),[t,n]=m(null);return $(()=>{let r=new AbortController;return e.videos({limit:1},r.signal).then(s=>n(s.data[0]??null),()=>{}),()=>r.abort()},[e]),t&&i`<${fs} video=${t} />`}function fs({video:e}){let t=G(ce(e.id));return i`
    <a class="last" href=${H(e.id)}>
      <span class="thumb">${t&&i`<img src=${t} alt="" />`}</span>
      <span class="about">
        <span class="quiet small">Your last film · ${oe(e)}</span>
        <span class="prompt" dir="auto">${e.prompt}</span>
      </span>
    </a>
  `}function ur({price:e,failure:t}){let{credits:n}=v(b),r=t?.status===402?t.figures:null,s=n&&e!==null?e-n.availableCredit:0;return i`
    <div class="price">
      <p class="sum"><output name="price" aria-label="Price">${e===null?"\u2026":y(e)}</output> credits</p>
      <p class="quiet small" aria-live="polite">
        ${n&&(s>0?i`<span class="short">${O(s)} more than the ${y(n.availableCredit)} you have left</span>`:`of ${y(n.availableCredit)} left; free if this film exists already`)}
      </p>
    </div>
    <div role="alert" class=${r?"notice":null}>
      ${r&&i`
        <p>Not enough credits. Ask an operator to raise your limit.</p>
        <dl class="figures">
          <dt>This film</dt><dd>${y(r.required)}</dd>
          <dt>Your limit</dt><dd>${y(r.creditLimit)}</dd>
          <dt>Used</dt><dd>${y(r.usedCredit)}</dd>
          <dt>Held</dt><dd>${y(r.heldCredit)}</dd>
        </dl>
      `}
    </div>
  `}var ps="The cat looks up and blinks, soft light, slow push-in";function dr({draft:e,desk:t,problems:n}){let{image:r,fields:s}=e;return i`
    <label class="drop">
      <${pr} onFile=${t.choose} problems=${n} />
      ${r instanceof File&&i`<${gs} key=${r} image=${r} aspectRatio=${s.aspect_ratio} />`}
      ${typeof r=="string"&&i`<${$s} address=${r} />`}
      ${!r&&i`<${_s} aspectRatio=${s.aspect_ratio} />`}
    </label>
    <${z} name="image" problems=${n} />
    <${bs} image=${r} prompt=${s.prompt} desk=${t} />
  `}function fr({image:e,onImage:t,problems:n}){return i`
    <div class="field">
      <label class="still-row">
        <${pr} onFile=${t} problems=${n} />
        <span class="thumb">${e instanceof File&&i`<${hs} image=${e} />`}</span>
        <span class="about">
          <span class="name">Still</span>
          <span class="quiet small" id="image-help">${e?ms(e):"Not in this browser any more: choose it again"}</span>
        </span>
        <span class="button" aria-hidden="true">Change</span>
      </label>
      <${z} name="image" problems=${n} />
    </div>
  `}function pr({onFile:e,problems:t}){let n=({target:r})=>{r.files.length&&e(r.files[0]),r.value=""};return i`
    <input class="unseen" type="file" name="image" accept=${jn.join()} aria-label="Still"
      aria-describedby="image-help image-problem" aria-invalid=${t.image?"true":null} onChange=${n} />
  `}var ms=e=>e instanceof File?`${e.name}, ${q(e.size)}`:new URL(e).host;function hs({image:e}){return i`<img src=${G(e)} alt="" />`}function _s({aspectRatio:e}){let[t,n]=ne(e);return i`
    <span class="invitation" style=${{aspectRatio:`${t} / ${n}`}}>
      <${S} name="still" />
      <strong>Drop a still here</strong>
      <span class="quiet" id="image-help">or paste it, or <u>choose a file</u></span>
      <span class="quiet small">JPEG, PNG, WebP, HEIC or AVIF, up to ${q(2e7)}</span>
    </span>
  `}function $s({address:e}){return i`
    <span class="invitation address">
      <${S} name="link" />
      <strong dir="auto">${e}</strong>
      <span class="quiet small" id="image-help">Kinora loads it when you generate. <u>Choose a file instead</u></span>
    </span>
  `}function gs({image:e,aspectRatio:t}){let n=G(e),[r,s]=m(null),[o,a]=m(!1),l=({target:d})=>s({width:d.naturalWidth,height:d.naturalHeight});return i`
    <span class="preview">
      ${o?i`<span class="broken quiet">This browser cannot show the file.</span>`:i`<span class="whole" style=${r&&{"--across":r.width,"--down":r.height}}>
            <img src=${n} alt="The still" onLoad=${l} onError=${()=>a(!0)} />
            ${r&&i`<${ys} size=${r} aspectRatio=${t} />`}
          </span>`}
    </span>
    <span class="caption" id="image-help">
      <span>${e.name}, ${r&&`${r.width} \xD7 ${r.height}, `}${q(e.size)}</span>
      <span>${r&&Vn(r.width,r.height,t)}</span>
      <u>Choose another</u>
    </span>
  `}function ys({size:e,aspectRatio:t}){let n=_t(e.width,e.height,t);return i`<span class="frame" style=${{width:`${n.width}%`,height:`${n.height}%`}}></span>`}function bs({image:e,prompt:t,desk:n}){let[r,s]=m(!1),o=()=>s(!1);return r?i`<${ws} onAddress=${n.choose} onClose=${o} />`:i`
    <div class="actions ways">
      <button type="button" class="button" onClick=${()=>s(!0)}><${S} name="link" />Use an address</button>
      ${!e&&i`<${vs} prompt=${t} desk=${n} />`}
    </div>
  `}function ws({onAddress:e,onClose:t}){let n=x(),[r,s]=m(null);$(()=>n.current.focus(),[]);let o=()=>{let l=n.current.value.trim();return xs(l)?(e(l),t()):s("Give the https address of an image, such as https://example.com/cat.png.")};return i`
    <div class="ways address-field">
      <label class="unseen" for="image-address">Address of the still</label>
      <input id="image-address" ref=${n} type="url" inputmode="url" placeholder="https://…" onKeyDown=${l=>{l.key==="Enter"&&l.preventDefault(),{Enter:o,Escape:t}[l.key]?.()}}
        aria-invalid=${r?"true":null} aria-describedby="image-address-problem" />
      <button type="button" class="button" onClick=${o}>Use it</button>
      <button type="button" class="plain" onClick=${t}>Cancel</button>
    </div>
    <p class="problem" id="image-address-problem" role="alert">${r}</p>
  `}function vs({prompt:e,desk:t}){let[n,r]=m(null);return i`
    <button type="button" class="button" onClick=${async()=>{try{let o=await fetch(new URL("sample.png",import.meta.url));if(!o.ok)throw new Error(String(o.status));await t.choose(new File([await o.blob()],"cat.png",{type:"image/png"})),e.trim()||t.change({prompt:ps})}catch{r("The sample cannot be loaded. Load the page again.")}}}><${S} name="still" />Try the sample</button>
    ${n&&i`<p class="problem" role="alert">${n}</p>`}
  `}function xs(e){try{return new URL(e).protocol==="https:"}catch{return!1}}var mr=["image","prompt","fast_mode","generate_audio","aspect_ratio","resolution","seconds","take"];function _r({route:e,desk:t}){let n=v(b),r=x(),s=e.again?void 0:e.id,{draft:o}=t,a=Ss(t,r),l=a.answer?.id===s?a.answer:null,d=rr(s,l?.body),u=or(e,t,()=>r.current.querySelector("[type=submit]").focus()),f=mt(n.prices,o.fields),h={...a.problems,...t.fileProblem&&{image:t.fileProblem}},c=p=>{t.change(p),a.forget(Object.keys(p))};return $(()=>a.forget(["image"]),[o.image]),$(()=>a.forget([]),[e.id,e.again]),i`
    <form class="playground" ref=${r} onSubmit=${a.send} onKeyDown=${Es} novalidate>
      <h1 class="unseen" tabindex="-1">Playground</h1>
      <div class="stage">
        ${s?i`<${lr} key=${s} id=${s} seen=${d} outcome=${l?.outcome} />`:i`<${dr} draft=${o} desk=${t} problems=${h} />
              ${!e.id&&i`<${cr} />`}`}
      </div>
      <div class="panel">
        ${s&&i`<${fr} image=${o.image} onImage=${t.choose} problems=${h} />`}
        <${Yn} fields=${o.fields} change=${c} problems=${h}>
          ${!e.id&&i`<${ks} desk=${t} />`}
        <//>
        <${ur} price=${f} failure=${a.failure} />
        <${U} error=${a.notice??u.error??n.trouble} />
        <button type="submit" class="primary wide" aria-disabled=${a.isOn} aria-keyshortcuts="Control+Enter Meta+Enter"
          onClick=${p=>a.isOn&&p.preventDefault()}>
          ${a.isOn?"Sending\u2026":"Generate"}
        </button>
        <p class="quiet small hint" aria-hidden="true">${/Mac|iPhone|iPad/.test(navigator.platform)?"\u2318":"Ctrl"} + Enter</p>
      </div>
    </form>
    <${Wn} fields=${o.fields} image=${o.image} answer=${l} video=${d.video} />
  `}function Ss(e,t){let n=v(b),[r,s]=m(null),[o,a]=m({}),[l,d]=m(null),[u,f]=m(!1),{fields:h,image:c}=e.draft;async function p(I){I.preventDefault();let A=Bn(h,c);if(a(A),s(null),Object.keys(A).length)return hr(t.current,Object.keys(A)[0]);f(!0);try{await _()}catch(M){s(M),mr.includes(M.param)&&hr(t.current,M.param)}f(!1)}async function _(){let I=await n.api.create(ue(h),c),A=await I.json(),M=I.headers.get("kinora-cache"),Z=Date.parse(I.headers.get("date"))/1e3,fe=Tt({cache:M,date:Z},A,mt(n.prices,h));d({id:A.id,status:I.status,cache:M,outcome:fe,body:A}),e.follow(A.id),n.announce(fe),n.refresh(),location.hash=H(A.id)}function T(I){s(null),a(A=>Object.fromEntries(Object.entries(A).filter(([M])=>!I.includes(M))))}let k=mr.includes(r?.param),C={...o,...k&&{[r.param]:r.message}},g=r&&!k&&r.status!==402?r:null;return{send:p,forget:T,failure:r,problems:C,notice:g,answer:l,isOn:u}}function ks({desk:e}){return e.restore&&e.isEmpty?i`<button type="button" class="plain" onClick=${e.restore}>Undo clear</button>`:!e.isEmpty&&i`<button type="button" class="plain" onClick=${e.clear}>Clear</button>`}function Es(e){e.key!=="Enter"||!(e.ctrlKey||e.metaKey)||(e.preventDefault(),e.currentTarget.querySelector("[type=submit]").click())}function hr(e,t){e.querySelector(`[name="${t}"]:checked, [name="${t}"]`)?.focus()}function $r({reason:e,hasDraft:t,onKey:n}){let[r,s]=m(e),[o,a]=m(!1),l=x(),d=x();$(()=>{document.title="Sign in \xB7 Kinora",l.current.focus()},[]);async function u(f){f.preventDefault();let h=l.current.value.trim();s(null),a(!0);let c=await Cs(h);return a(!1),c?(s(c),l.current.focus()):n(h,d.current.checked)}return i`
    <main class="sign-in">
      <form class="sign-in-card" onSubmit=${u} novalidate>
        <${Le} />
        <h1>Kinora</h1>
        <p class="quiet">Turns a still into a film.</p>
        <input class="unseen" type="text" name="username" autocomplete="username" value="Kinora" readonly tabindex="-1" aria-hidden="true" />
        <label for="key">API key</label>
        <input ref=${l} id="key" name="password" type="password" autocomplete="current-password" spellcheck="false" placeholder="kin_…"
          aria-invalid=${r?"true":null} aria-describedby="key-help key-problem" />
        <p id="key-problem" class="problem" role="alert">${r&&i`<${J} text=${r} />`}</p>
        <label class="check"><input ref=${d} type="checkbox" name="stay" />Keep me signed in on this device</label>
        <button class="primary" disabled=${o}>${o?"One moment\u2026":"Sign in"}</button>
        ${t&&i`<p class="small">Your draft is kept: sign in to go on with it.</p>`}
        <p id="key-help" class="quiet small">
          An operator gives you the key. Unless you tick the box, only this tab keeps it, until you close it.
        </p>
        <p class="small"><a href="docs">API documentation</a></p>
      </form>
    </main>
  `}async function Cs(e){if(!/^[\x21-\x7e]+$/.test(e))return"Paste your key: it begins with kin_.";try{return await ve(e,()=>{}).credits(),null}catch(t){return t.message}}var vt="kinora.drafts",j=Object.freeze({fields:ge,image:null}),xt=Object.freeze({fresh:j,shown:null});async function yr(){let e=Ts();if(!e)return xt;let[t,n]=await Promise.all([gr("fresh",e.fresh),gr("shown",e.shown)]);return{fresh:t??j,shown:n}}function br(e,t){let n=Object.fromEntries(Object.entries(e).map(([r,s])=>[r,s&&Ps(s)]));e.fresh===j&&!e.shown?sessionStorage.removeItem(vt):sessionStorage.setItem(vt,JSON.stringify(n));for(let r of Object.keys(e)){let s=e[r]?.image;s!==t[r]?.image&&(s instanceof File?Ue(r,s):tr(r))}}var Ps=({image:e,...t})=>({...t,image:e instanceof File?{name:e.name}:e});async function gr(e,t){if(!t)return null;let n=t.image?.name===void 0?t.image:await je(e);return{...t,fields:{...ge,...t.fields},image:n}}function Ts(){try{return JSON.parse(sessionStorage.getItem(vt))}catch{return null}}var wr="Export it as JPEG or PNG.";async function vr(e){if(!e.size)return"This file is empty. Choose another one.";let t=Ms(new Uint8Array(await e.slice(0,32).arrayBuffer()));return t&&!Is.includes(t)?`${As[t]??`This is ${t}, not an image.`} ${wr}`:t?e.size>2e7?`This file has ${q(e.size)}; ${q(2e7)} is the limit. Make it smaller, or save it as JPEG.`:null:`This is not an image that Kinora can read. ${wr}`}var Is=["JPEG","PNG","WebP","HEIC","AVIF"],As={GIF:"This is a GIF image.",TIFF:"This is a TIFF image.",BMP:"This is a BMP image.",SVG:"This is an SVG drawing."},Fs=(e,t,n)=>String.fromCharCode(...e.slice(t,n));function Ms(e){let t=Fs(e,0,32);return t.startsWith("\xFF\xD8\xFF")?"JPEG":t.startsWith(`\x89PNG\r

`)?"PNG":t.startsWith("RIFF")&&t.slice(8,12)==="WEBP"?"WebP":t.startsWith("GIF8")?"GIF":t.startsWith("II*\0")||t.startsWith("MM\0*")?"TIFF":t.startsWith("BM")?"BMP":t.startsWith("%PDF")?"a PDF document":/^\s*(<\?xml|<svg)/.test(t)?"SVG":t.slice(4,8)==="ftyp"?Os(t):null}function Os(e){let t=e.slice(8,12)+e.slice(16);return/avi[fs]/.test(t)?"AVIF":/hei[cxms]|hev[cxms]|mif1|msf1/.test(t)?"HEIC":"a film"}function xr(e){let[t,n]=m(e),r=x(e);return it(()=>{br(t,r.current),r.current=t},[t]),{drafts:t,set:n,forget:()=>n(xt),hasAny:t.fresh!==j}}var Ge=({id:e,again:t})=>e?`${e}${t?"/again":""}`:"fresh",Be=(e,t)=>t==="fresh"?e.fresh:e.shown?.place===t?e.shown:null,He=(e,t,{fields:n,image:r})=>t==="fresh"?{...e,fresh:{fields:n,image:r}}:{...e,shown:{place:t,fields:n,image:r}};function Sr(e,{drafts:t,set:n}){let r=Ge(e??{}),[s,o]=m(null),[a,l]=m(null),d=Be(t,r),u=d??j,f=(c,p)=>n(_=>He(_,c,p));async function h(c){let p=c instanceof File?await vr(c):null;o(p),l(null);let _=Ns(e);if(p)return _.page&&(location.hash=_.page);n(T=>He(T,_.place,Rs(Be(T,r)??j,_,c))),_.page&&(location.hash=_.page)}return{place:r,draft:u,isLoaded:d!==null,fileProblem:s,choose:h,change:c=>{o(null),l(null),n(p=>He(p,r,Ls(Be(p,r)??j,c)))},fill:(c,p)=>n(_=>Be(_,c)?_:He(_,c,p)),follow:c=>{u.image instanceof File&&Ue(De(c),u.image),f(Ge({id:c}),u)},clear:()=>{o(null),l(u),n(c=>({...c,fresh:j}))},restore:a&&(()=>(l(null),f("fresh",a))),isEmpty:u===j}}function Ns(e){return e?.page!=="playground"?{place:"fresh",page:N}:e.id&&!e.again?{place:Ge({...e,again:!0}),page:te(e.id),isNew:!0}:{place:Ge(e),page:null}}var Ls=(e,t)=>({...e,fields:{...e.fields,...t}}),Rs=(e,{isNew:t},n)=>({image:n,fields:t?{...e.fields,take:1}:e.fields});function St({dataTransfer:e,target:t}){let n=e?.types??[];return n.includes("Files")||n.includes("text/uri-list")&&!t.closest?.("input, textarea")}var Ds=({clipboardData:e,target:t})=>!(t.closest?.("input, textarea")&&e?.types.includes("text/plain"));function Er(){$(()=>{let e=t=>St(t)&&t.preventDefault();return addEventListener("dragover",e),addEventListener("drop",e),()=>{removeEventListener("dragover",e),removeEventListener("drop",e)}},[])}function Cr({onFile:e,onAddress:t}){let[n,r]=m(!1);return $(()=>{let d={dragover:u=>r(St(u)),dragleave:u=>u.relatedTarget===null&&r(!1),drop:u=>{r(!1),St(u)&&kr(u.dataTransfer,e,t)},paste:u=>Ds(u)&&kr(u.clipboardData,e)&&u.preventDefault()};for(let[u,f]of Object.entries(d))addEventListener(u,f);return()=>{for(let[u,f]of Object.entries(d))removeEventListener(u,f)}}),i`<div class="drop-note" hidden=${!n} aria-hidden="true"><span>Drop it anywhere: it becomes the still</span></div>`}function kr(e,t,n){let[r]=e?.files??[];if(r)return t(r),!0;let s=n&&e?.getData("text/uri-list").split(/\r?\n/).find(Us);return s&&n(s),!!s}var Us=e=>e.startsWith("https://")&&new URL(e).origin!==location.origin;function Pr({pages:e,current:t,credits:n,onSignOut:r,onSkip:s}){return i`
    <header class="top">
      <button class="skip" onClick=${s}>Skip to the content</button>
      <a class="home" href=${e.playground.address}><${Le} />Kinora</a>
      <nav aria-label="Pages">
        ${Object.entries(e).map(([o,{title:a,address:l}])=>i`<a href=${l} aria-current=${o===t?"page":null}>${a}</a>`)}
        <a href="docs">API</a>
      </nav>
      <p class="purse">${n&&`${O(n.availableCredit)} left`}</p>
      <${js} credits=${n} onSignOut=${r} />
    </header>
  `}function js({credits:e,onSignOut:t}){let n=e?.clientName??"Account",r=we();return i`
    <button class="plain account-button" popovertarget="account" aria-label=${`Account: ${n}`}>
      <span class="who">${n}</span><${S} name="down" />
    </button>
    <div id="account" popover="auto">
      <p class="quiet small">This key belongs to</p>
      <p class="who">${n}</p>
      <p class="quiet small">Address of the API</p>
      <p class="address"><code>${r}</code></p>
      <div class="actions">
        <${le} label="Copy address" text=${()=>r} />
        <a class="button" href="docs">Documentation</a>
        <button type="button" class="button" onClick=${t}>Sign out</button>
      </div>
    </div>
  `}var de="kinora.key",qs=/^#\/?key=(kin_[\x21-\x7e]+)$/;function kt(){let e=qs.exec(location.hash)?.[1];return e?(history.replaceState(null,"",location.pathname+location.search),sessionStorage.setItem(de,e),e):null}function Tr(){let[e,t]=m(()=>sessionStorage.getItem(de)??localStorage.getItem(de)),n=(r,s=!1)=>{sessionStorage.removeItem(de),localStorage.removeItem(de),r&&(s?localStorage:sessionStorage).setItem(de,r),t(r)};return $(()=>{let r=()=>{let s=kt();s&&(t(s),dispatchEvent(new HashChangeEvent("hashchange")))};return addEventListener("hashchange",r),()=>removeEventListener("hashchange",r)},[]),[e,n]}function Ir(){let[e,t]=m(location.hash);return $(()=>{let n=()=>t(location.hash);return addEventListener("hashchange",n),()=>removeEventListener("hashchange",n)},[]),wn(e)}function Ar(e){let[t,n]=m(null),[r,s]=m(null),[o,a]=m(null),l=async(u,f)=>{try{f(await u()),a(null)}catch(h){a(h)}},d=()=>l(e.credits,n);return $(()=>{d(),l(e.prices,s)},[e]),{credits:t,prices:r,refresh:d,trouble:o}}var Fr={playground:{title:"Playground",address:N,view:_r},films:{title:"My films",address:L(),view:Ln},credits:{title:"My credits",address:xn,view:Sn}};function Mr({drafts:e}){let[t,n]=Tr(),[r,s]=m(null),o=xr(e);Er();let a=(u,f)=>{s(null),n(u,f)},l=u=>{n(null),s(u.message)},d=()=>{o.forget(),n(null)};return t?i`<${Bs} key=${t} apiKey=${t} drafts=${o} onRefused=${l} onSignOut=${d} />`:i`<${$r} reason=${r} hasDraft=${o.hasAny} onKey=${a} />`}function Bs({apiKey:e,drafts:t,onRefused:n,onSignOut:r}){let s=ie(()=>ve(e,n),[e]),o=Ir(),a=Ar(s),l=Sr(o,t),[d,u]=m(""),[f,h]=m(""),c=x(),p=o&&Fr[o.page];Gs(p?.title??"Page not found",f,c);let _={api:s,announce:u,mark:h,...a};return i`
    <${b.Provider} value=${_}>
      <${Pr} pages=${Fr} current=${o?.page} credits=${a.credits} onSignOut=${r}
        onSkip=${()=>Or(c)} />
      <main ref=${c}>
        ${p?i`<${p.view} route=${o} desk=${l} />`:i`<${Hs} />`}
      </main>
      <${Cr} onFile=${l.choose} onAddress=${l.choose} />
      <p class="unseen" role="status" aria-live="polite" id="announcer">${d}</p>
    <//>
  `}function Hs(){return i`
    <section class="page">
      <h1 tabindex="-1">Page not found</h1>
      <p>There is no page at this address. <a href=${N}>Go to the playground</a>.</p>
    </section>
  `}function Gs(e,t,n){let r=x(!0);$(()=>{document.title=`${t&&`${t} \xB7 `}${e} \xB7 Kinora`},[e,t]),$(()=>{r.current||(Or(n),scrollTo(0,0)),r.current=!1},[e])}function Or(e){e.current.querySelector("h1")?.focus({preventScroll:!0})}kt();var Ks=await yr();ot(i`<${Mr} drafts=${Ks} />`,document.getElementById("app"));
